import { queryOptions } from '@tanstack/react-query';
import {
  type ChangeTemplate,
  issueTemplatesSchema,
  type TemplateContent,
  templateChangedSchema,
  templateListSchema,
} from '../../../issues/template-schema.ts';
import type { Api } from './api.ts';
import { issuePath } from './issues.ts';
import { orThrow } from './problem.ts';

const BASE = '/api/templates';

export const templatesKey = ['templates'] as const;

export function templatesQuery(api: Api) {
  return queryOptions({
    queryKey: templatesKey,
    queryFn: async ({ signal }) => orThrow(await api.get(templateListSchema, BASE, {}, signal)),
  });
}

/** What fits one issue as it is now, with what is known of it filled in. */
export function issueTemplatesQuery(api: Api, code: string, version: number) {
  return queryOptions({
    queryKey: [...templatesKey, code, version],
    staleTime: 60_000,
    queryFn: async ({ signal }) =>
      orThrow(await api.get(issueTemplatesSchema, `${issuePath(code)}/templates`, {}, signal)).items,
  });
}

export const addTemplate = (api: Api, content: TemplateContent) =>
  api.send(templateChangedSchema, 'POST', BASE, content);

export const changeTemplate = (api: Api, id: string, change: ChangeTemplate) =>
  api.send(templateChangedSchema, 'PUT', `${BASE}/${id}`, change);
