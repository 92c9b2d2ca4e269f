import { because, type Explained, explained } from '../kernel/explained.ts';
import { progressPercent } from '../kernel/percent.ts';
import { ratio } from '../kernel/ratio.ts';
import type { DocumentTemplate } from '../playbooks/sales-playbook.ts';

/** What has been written, by field id. */
export type FilledFields = ReadonlyMap<string, string>;

/** `value` is the completeness in whole percent, floored; `blanks` the labels still open. */
export type Completeness = Explained<number> & { readonly blanks: readonly string[] };

/** Share of a document's fields that hold text (S84.2); blanks and spaces are no text. */
export function completeness(template: DocumentTemplate, filled: FilledFields): Completeness {
  const sections = template.sections.map(({ title, fields }) => ({
    title,
    total: fields.length,
    open: fields.filter(({ id }) => textOf(filled, id) === ''),
  }));
  const total = sections.reduce((sum, section) => sum + section.total, 0);
  const open = sections.flatMap(({ title, open }) => open.map(({ label }) => `${title}: ${label}`));
  return {
    ...explained<number>({
      value: progressPercent(ratio(total - open.length, total)),
      because: sections.map(({ title, total: all, open: left }) =>
        because(`${title}: ${all - left.length} of ${all} fields.`),
      ),
      inputs: [
        { name: 'fields filled', value: total - open.length },
        { name: 'fields', value: total },
      ],
      rule: 'S84.2',
      preset: template.id,
    }),
    blanks: open,
  };
}

/** The document as Markdown (S84.3); open fields read "to be written". */
export function documentText(
  template: DocumentTemplate,
  subject: string,
  filled: FilledFields,
): string {
  const sections = template.sections.map(({ title, fields }, at) => {
    const lines = fields.map(({ id, label }) => {
      const text = textOf(filled, id);
      return `- **${label}:** ${text === '' ? '_to be written_' : text}`;
    });
    return `## ${at + 1}. ${title}\n\n${lines.join('\n')}\n`;
  });
  return `# ${template.title}: ${subject}\n\n${sections.join('\n')}`;
}

function textOf(filled: FilledFields, id: string): string {
  return (filled.get(id) ?? '').trim();
}
