import type { ProgramSettings } from '../../shared/program/settings.ts';
import type { Book, Origin } from '../book/types.ts';

/** Who acts on which book, and when: what every service that writes is handed. */
export type Act = {
  book: Book;
  origin: Origin;
  /** `YYYY-MM-DD`. */
  today: string;
  /** Local wall-clock minute, `YYYY-MM-DDTHH:MM`. */
  nowLocal: string;
};

/** What a person may change; the version and its quarter are the book's. */
export type SettingsPatch = {
  [Name in Exclude<keyof ProgramSettings, 'version' | 'effectiveFrom'>]?:
    | ProgramSettings[Name]
    | undefined;
};

export type SettingsVersion = {
  version: number;
  /** First fiscal quarter it holds for; null = from the beginning. */
  effectiveFrom: string | null;
  /** When it was made; null for what the app ships with. */
  at: string | null;
  inForce: boolean;
};

export type SettingsView = {
  settings: ProgramSettings;
  versions: SettingsVersion[];
  /** The running fiscal quarter, from which a change holds unless another is named, and the one after it. */
  quarter: string;
  nextQuarter: string;
};
