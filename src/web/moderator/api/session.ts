import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { type SessionBody, type SignIn, sessionSchema } from '../../../staff/session-schema.ts';
import type { Api } from './api.ts';
import { orThrow, type Result } from './problem.ts';
import { useApi } from './use-api.ts';

export const NOBODY: SessionBody = { user: null, csrfToken: null };

/** Who is signed in. An answer of 401 is no failure here: it means nobody. */
export function sessionQuery(api: Api) {
  return queryOptions({
    queryKey: ['session'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const result = await api.get(sessionSchema, '/api/session');
      if (!result.ok && result.problem.kind === 'signed_out') return NOBODY;
      return remembered(api, orThrow(result));
    },
  });
}

export function useSession() {
  return useQuery(sessionQuery(useApi()));
}

export function useSignIn() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (form: SignIn) =>
      remembered(api, orThrow(await api.send(sessionSchema, 'POST', '/api/session', form))),
    onSuccess: (session) => {
      client.setQueryData(sessionQuery(api).queryKey, session);
      // What the former viewer was shown, or refused, says nothing about this one.
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
  });
}

/** Ends the session here whatever the server says: on a shared machine the page must not stay open. */
export function useSignOut() {
  const api = useApi();
  const client = useQueryClient();
  return async (): Promise<Result<unknown>> => {
    const result = await api.send(z.unknown(), 'DELETE', '/api/session');
    api.setCsrfToken(null);
    client.setQueryData(sessionQuery(api).queryKey, NOBODY);
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    return result;
  };
}

function remembered(api: Api, session: SessionBody): SessionBody {
  api.setCsrfToken(session.csrfToken);
  return session;
}
