import type { Outputs } from '../../app/client.ts';

/** Everything a page of one partner is made of. */
export type Overview = Outputs['partners']['overview'];

export function fieldOf({ partner }: Overview, name: string): string | null {
  const value = partner.fields.find((field) => field.name === name)?.value ?? null;
  return value === null ? null : String(value);
}
