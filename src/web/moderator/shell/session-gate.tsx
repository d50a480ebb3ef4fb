import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { problemOf } from '../api/problem.ts';
import { NOBODY, sessionQuery, useSession } from '../api/session.ts';
import { useApi } from '../api/use-api.ts';
import { SignInScreen } from '../sign-in/sign-in-screen.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { Shell } from './shell.tsx';

/** The page for whoever is signed in, else the sign-in form at the same address, so that a link still leads where it pointed. */
export function SessionGate() {
  const api = useApi();
  const client = useQueryClient();
  const session = useSession();
  const [ended, setEnded] = useState(false);

  useEffect(() => {
    api.onSignedOut(() => {
      const { queryKey } = sessionQuery(api);
      if (client.getQueryData(queryKey)?.user) setEnded(true);
      client.setQueryData(queryKey, NOBODY);
    });
  }, [api, client]);

  const signedIn = session.data?.user?.id;
  useEffect(() => {
    if (signedIn) setEnded(false);
  }, [signedIn]);

  if (session.isPending) return null;
  if (session.isError)
    return (
      <main style={{ maxWidth: 480, margin: '12vh auto', padding: 16 }}>
        <ProblemNotice problem={problemOf(session.error)} onRetry={() => void session.refetch()} />
      </main>
    );
  if (!session.data.user) return <SignInScreen ended={ended} />;
  return <Shell user={session.data.user} />;
}
