import type { DataRequestSearch } from '../api/data-requests.ts';

/** What of an address is understood: `/data-requests?state=all&request=…`. */
export function dataRequestSearch(search: Record<string, unknown>): DataRequestSearch {
  return {
    ...(search.state === 'all' && { state: 'all' as const }),
    ...(typeof search.request === 'string' && { request: search.request }),
  };
}
