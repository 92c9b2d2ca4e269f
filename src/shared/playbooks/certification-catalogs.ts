import type { Certification, CertificationCatalog } from '../enablement/certification-rules.ts';

const reminderDays = [60, 30, 7];

/** Catalog A: by training level. Decided: its exam has the pass mark of catalog B; its length is not named. */
const byLevel: CertificationCatalog = {
  preset: 'A',
  name: 'By training level',
  version: 1,
  reminderDays,
  certifications: [
    {
      id: 'sales-certified',
      name: 'Sales Certified',
      kind: 'sales',
      audience: 'Partner sales',
      levels: ['101', '201'],
      modules: [],
      assessment: { kind: 'exam', questions: null, passPercent: 80 },
      validMonths: 12,
      unlocks: ['Deal registration'],
    },
    {
      id: 'technical-certified',
      name: 'Technical Certified',
      kind: 'technical',
      audience: 'Partner sales engineers',
      levels: ['101', '301'],
      modules: [],
      assessment: { kind: 'project' },
      validMonths: 12,
      unlocks: ['Implementation rights'],
    },
    {
      id: 'solutions-expert',
      name: 'Solutions Expert',
      kind: 'expert',
      audience: 'Top partners',
      levels: ['101', '201', '301', '401'],
      modules: [],
      assessment: { kind: 'case study' },
      validMonths: 24,
      unlocks: ['Preferred partner'],
    },
  ],
};

/** Catalog B: by module. The list of modules is the truth; "2-hour" in the onboarding plan is nominal (A37). */
const byModule: CertificationCatalog = {
  preset: 'B',
  name: 'By module',
  version: 1,
  reminderDays,
  certifications: [
    {
      id: 'sales',
      name: 'Sales certification',
      kind: 'sales',
      audience: 'All partners',
      levels: [],
      modules: [
        {
          name: 'Product overview',
          minutes: 30,
          topics: ['What it is and for whom', 'Differentiators', 'Pricing and packaging'],
        },
        {
          name: 'ICP and discovery',
          minutes: 45,
          topics: [
            'Ideal customer profile',
            'Discovery questions',
            'Qualification (BANT or MEDDIC)',
          ],
        },
        {
          name: 'Demo and pitch',
          minutes: 45,
          topics: ['Demo flow', 'Top 5 objections', 'ROI calculator'],
        },
        {
          name: 'Deal mechanics',
          minutes: 30,
          topics: ['Deal registration', 'Pricing and discount rules', 'Orders and provisioning'],
        },
      ],
      assessment: { kind: 'exam', questions: 20, passPercent: 80 },
      validMonths: 12,
      unlocks: ['Deal registration'],
    },
    {
      id: 'technical',
      name: 'Technical certification',
      kind: 'technical',
      audience: 'Gold and up, or where the ladder asks for technical staff',
      levels: [],
      modules: [
        {
          name: 'Architecture',
          minutes: 60,
          topics: [
            'Architecture and deployment',
            'Integration points and APIs',
            'Security and compliance',
          ],
        },
        {
          name: 'Hands-on',
          minutes: 120,
          topics: ['Lab deployment', 'Configuration', 'Integration (CRM, SSO)'],
        },
        {
          name: 'Troubleshooting',
          minutes: 60,
          topics: ['Common issues', 'Escalation', 'Logs and diagnostics'],
        },
      ],
      assessment: { kind: 'hands-on exam', tasks: ['Deploy', 'Configure', 'Troubleshoot'] },
      validMonths: 12,
      unlocks: [],
    },
  ],
};

/** Catalogs that ship as presets (S86, A37, A38). */
export const certificationCatalogs = { A: byLevel, B: byModule } as const satisfies Record<
  string,
  CertificationCatalog
>;

/** The short alternative of the minimum portal (S83, S86): a 30-minute course with a quiz. */
export const shortSalesCertification: Certification = {
  id: 'sales-short',
  name: 'Short sales certification',
  kind: 'sales',
  audience: 'All partners',
  levels: [],
  modules: [{ name: 'Course', minutes: 30, topics: ['Deck and pitch'] }],
  assessment: { kind: 'quiz' },
  validMonths: 12,
  unlocks: ['Deal registration'],
};
