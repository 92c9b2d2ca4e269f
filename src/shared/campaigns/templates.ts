import {
  type ContentTemplate,
  type TemplateField,
  type TemplateSection,
  templateFields,
} from '../playbooks/campaign-templates.ts';

export type TemplateValues = Readonly<Record<TemplateField, string | null>>;

/** A filled document; what is missing stays visible as "[Topic]" and is listed by its label. */
export type FilledTemplate = {
  readonly title: string;
  readonly sections: readonly TemplateSection[];
  readonly missing: readonly string[];
};

/** Fills a template with company names, topic, authors and proof points (S37.1). Blank text counts as missing. */
export function fillTemplate(template: ContentTemplate, values: TemplateValues): FilledTemplate {
  const missing = new Set<string>();
  const fill = (text: string): string =>
    text.replace(/\{(a|b|topic|authors|proof)\}/g, (_, field: TemplateField) => {
      const value = values[field]?.trim() ?? '';
      if (value !== '') return value;
      missing.add(templateFields[field]);
      return `[${templateFields[field]}]`;
    });
  const title = fill(template.title);
  const sections = template.sections.map(({ heading, body }) => ({
    heading: fill(heading),
    body: fill(body),
  }));
  return { title, sections, missing: [...missing] };
}
