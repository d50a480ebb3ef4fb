/** Where the page stands, as the address bar says it. */
export interface FlowsSearch {
  days?: 7 | 30 | 90;
  flow?: string;
}

/** Pure. What the address may say; anything else is left out. */
export function flowsSearch({ days, flow }: Record<string, unknown>): FlowsSearch {
  const period = ([7, 30, 90] as const).find((one) => String(one) === String(days));
  return { ...(period && { days: period }), ...(typeof flow === 'string' && flow !== '' && { flow }) };
}
