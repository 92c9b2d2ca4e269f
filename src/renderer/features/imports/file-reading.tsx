import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FileLook } from '../../../shared/book/file-look.ts';
import type { ReadingSetting } from '../../../shared/book/recipe.ts';
import { answersOf } from './file-answers.ts';
import { LinesAbove } from './lines-above.tsx';
import type { NewSearch } from './new-search.ts';
import {
  type Choice,
  delimiterChoices,
  delimiterNamed,
  encodingChoices,
  escapeChoices,
  headerChoices,
  ReadingSelect,
  wordOfDelimiter,
} from './read-as.tsx';
import { encodingWord } from './words.ts';

export type FileReadingProps = {
  look: FileLook;
  search: NewSearch;
  go: (next: Partial<NewSearch>) => void;
};

/** How this file was read; whatever is wrong is changed in its place, and the file is read again. */
export function FileReading(props: FileReadingProps) {
  const { inspection } = props.look;
  return inspection.sheet === undefined ? (
    <>
      <Encoding {...props} />
      <Delimiter {...props} />
      <Above {...props} />
      <FirstLine {...props} />
      <Backslash {...props} />
    </>
  ) : (
    <>
      <Fact name="Kind">Excel workbook</Fact>
      <Sheet {...props} sheet={inspection.sheet} />
      <Above {...props} />
      <FirstLine {...props} />
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

type SettingProps = FileReadingProps & {
  setting: ReadingSetting;
  label: string;
  choices: readonly Choice[];
  said: string | null;
  /** How the file was read, in words. */
  word: string;
  onSay: (value: string | null) => void;
};

/** An encoding is remembered only for files that leave it open. */
function rememberedIn({ remembered, inspection }: FileLook, setting: ReadingSetting): boolean {
  const said = remembered[setting];
  return said !== undefined && (setting !== 'encoding' || said === inspection.encoding);
}

/** Only the person can tell, and is asked. */
function isAsked({ inspection }: FileLook, setting: ReadingSetting): boolean {
  return inspection.ask.some(
    ({ column, options }) =>
      column === undefined && answersOf(options).some(({ part }) => setting in part),
  );
}

const anew: Choice = { value: 'anew', label: 'Find it out anew' };

/** What nobody says is as the recipe remembers it, and can be found out anew, or it is as found. */
function Setting({ look, search, go, setting, label, choices, said, word, onSay }: SettingProps) {
  const isRemembered = rememberedIn(look, setting);
  const how = isRemembered ? 'remembered' : isAsked(look, setting) ? 'asked above' : 'found';
  return (
    <Fact name={label}>
      <ReadingSelect
        bare
        label={label}
        choices={isRemembered ? [...choices, anew] : choices}
        value={said}
        unsaid={said === null ? `${word} (${how})` : `As ${isRemembered ? 'remembered' : 'found'}`}
        onChange={(value) => {
          if (value === anew.value) go({ [setting]: null, anew: [...search.anew, setting] });
          else onSay(value);
        }}
      />
    </Fact>
  );
}

function Encoding(props: FileReadingProps) {
  const { look, search, go } = props;
  const { encoding, bom } = look.inspection;
  return (
    <Setting
      {...props}
      setting="encoding"
      label="Encoding"
      choices={encodingChoices}
      said={search.encoding}
      word={`${encodingWord(encoding)}${bom ? ', with a mark' : ''}`}
      onSay={(said) => go({ encoding: said })}
    />
  );
}

function Delimiter(props: FileReadingProps) {
  const { look, search, go } = props;
  return (
    <Setting
      {...props}
      setting="delimiter"
      label="Delimiter"
      choices={delimiterChoices}
      said={wordOfDelimiter(search.delimiter)}
      word={wordOfDelimiter(look.inspection.delimiter) ?? ''}
      onSay={(word) => go({ delimiter: delimiterNamed(word) })}
    />
  );
}

function FirstLine(props: FileReadingProps) {
  const { look, search, go } = props;
  const [names, row] = headerChoices;
  const { header } = search;
  return (
    <Setting
      {...props}
      setting="header"
      label="First line"
      choices={headerChoices}
      said={header === null ? null : header ? names.value : row.value}
      word={(look.inspection.headerCells.length > 0 ? names : row).label}
      onSay={(said) => go({ header: said === null ? null : said === names.value })}
    />
  );
}

function Backslash(props: FileReadingProps) {
  const { look, search, go } = props;
  const [plain, takes] = escapeChoices;
  return (
    <Setting
      {...props}
      setting="escape"
      label="Backslash"
      choices={escapeChoices}
      said={search.escape}
      word={(look.remembered.escape === takes.value ? takes : plain).label}
      onSay={(said) =>
        go({ escape: escapeChoices.find(({ value }) => value === said)?.value ?? null })
      }
    />
  );
}

function Above({ look, search, go }: FileReadingProps) {
  const { skipLines } = look.remembered;
  return (
    <Fact name="Lines above">
      <LinesAbove
        value={search.skipLines}
        unsaid={skipLines === undefined ? 'As found' : `${skipLines} (remembered)`}
        onChange={(lines) => go({ skipLines: lines })}
      />
    </Fact>
  );
}

type SheetProps = FileReadingProps & { sheet: { name: string; filled: string[] } };

function Sheet({ look, search, sheet, go }: SheetProps) {
  const isRemembered = search.sheet === null && look.remembered.sheet !== undefined;
  const data = sheet.filled.map((name) => ({
    value: name,
    label: isRemembered && name === sheet.name ? `${name} (remembered)` : name,
  }));
  return (
    <Fact name="Sheet">
      <NativeSelect
        size="xs"
        aria-label="Sheet"
        value={sheet.name}
        data={data}
        onChange={(event) => go({ sheet: event.currentTarget.value })}
      />
    </Fact>
  );
}
