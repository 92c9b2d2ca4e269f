import { badInput } from '../../shared/kernel/failure.ts';
import {
  addQuarters,
  type FiscalQuarter,
  parseQuarter,
  quarterKey,
  quarterOf,
} from '../../shared/kernel/quarter.ts';
import {
  defaultProgramSettings,
  type ProgramSettings,
  programSettingsSchema,
  settingsFor,
} from '../../shared/program/settings.ts';
import type { Reader } from '../book/types.ts';
import type { Act, SettingsPatch, SettingsView } from './types.ts';

const kind = 'program';
type StoredVersion = { value: string; at: string | null };

function storedVersions(reader: Reader): { settings: ProgramSettings; at: string | null }[] {
  return reader
    .all<StoredVersion>(
      `SELECT s.value, c.at FROM program_setting s LEFT JOIN change c ON c.id = s.change_id
       WHERE s.kind = ? ORDER BY s.version`,
      [kind],
    )
    .map(({ value, at }) => ({ settings: programSettingsSchema.parse(JSON.parse(value)), at }));
}

function everyVersion(reader: Reader) {
  return [{ settings: defaultProgramSettings, at: null }, ...storedVersions(reader)];
}

/** The newest version's fiscal year decides what quarter a day lies in; the rules then are that quarter's. */
function runningQuarter(
  versions: readonly { settings: ProgramSettings }[],
  day: string,
): FiscalQuarter {
  const latest = versions.at(-1)?.settings ?? defaultProgramSettings;
  return quarterOf(day, latest.fiscalYearStartMonth);
}

/** The rules in force on a day. */
export function settingsOn(reader: Reader, day: string): ProgramSettings {
  const versions = everyVersion(reader);
  const quarter = quarterKey(runningQuarter(versions, day));
  return settingsFor(
    versions.map(({ settings }) => settings),
    quarter,
  );
}

/** The rules in force, every version there is, and when a change would take effect. */
export function readSettings(reader: Reader, today: string): SettingsView {
  const versions = everyVersion(reader);
  const settings = settingsOn(reader, today);
  const quarter = runningQuarter(versions, today);
  return {
    settings,
    versions: versions.map((one) => ({
      version: one.settings.version,
      effectiveFrom: one.settings.effectiveFrom,
      at: one.at,
      inForce: one.settings.version === settings.version,
    })),
    quarter: quarterKey(quarter),
    nextQuarter: quarterKey(addQuarters(quarter, 1)),
  };
}

export type SetSettingsInput = { patch: SettingsPatch; effectiveFrom?: string | undefined };

/**
 * Adds a version of the program's settings that holds from a fiscal quarter on, the running one unless another is named.
 * Earlier versions stay as they are, so that earlier quarters stay explained.
 */
export function setSettings(
  act: Act,
  input: SetSettingsInput,
): { change: number | null; settings: ProgramSettings } {
  const versions = everyVersion(act.book.read);
  const asked = input.effectiveFrom === undefined ? null : parseQuarter(input.effectiveFrom);
  if (input.effectiveFrom !== undefined && asked === null)
    throw badInput(
      'NotAQuarter',
      `"${input.effectiveFrom}" is no fiscal quarter.`,
      'Write it like 2026-Q1.',
      'effectiveFrom',
    );
  const quarter = quarterKey(asked ?? runningQuarter(versions, act.today));
  const base = settingsFor(
    versions.map(({ settings }) => settings),
    quarter,
  );
  const version = Math.max(...versions.map(({ settings }) => settings.version)) + 1;
  const patch = Object.entries(input.patch).filter(([, value]) => value !== undefined);
  const settings = checked({
    ...base,
    ...Object.fromEntries(patch),
    version,
    effectiveFrom: quarter,
  });
  const { change } = act.book.change(
    { label: 'Change program settings', origin: act.origin },
    (writer) => {
      writer.run(
        `INSERT INTO program_setting (public_id, change_id, kind, version, effective_from, value)
         VALUES (?, ?, ?, ?, ?, ?)`,
        [`${kind}-v${version}`, writer.changeId, kind, version, quarter, JSON.stringify(settings)],
      );
      writer.touchAll();
    },
  );
  return { change, settings };
}

function checked(value: unknown): ProgramSettings {
  const parsed = programSettingsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  const field = first === undefined ? '' : first.path.join('.');
  throw badInput(
    'BadSetting',
    `These settings cannot be kept${field === '' ? '' : ` because of "${field}"`}: ${first?.message ?? 'a value is missing'}`,
    'Correct it and save again.',
    field === '' ? 'patch' : `patch.${field}`,
  );
}
