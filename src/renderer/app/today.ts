import { createStore, useStore } from './store.ts';

/** The book's own day: what its rules were computed for, which need not be this machine's date. */
const today = createStore<string | null>(null);

export function useToday(): string | null {
  return useStore(today);
}

export function setToday(day: string): void {
  today.set(day);
}
