import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advanceContent,
  brandCheck,
  type ContentAction,
  type ContentState,
  newContent,
  reviewDue,
  reviewOverdue,
} from '../../../src/shared/campaigns/content-approval.ts';
import { repurposeTasks } from '../../../src/shared/campaigns/repurpose.ts';
import { standardCampaignRules } from '../../../src/shared/campaigns/rules.ts';
import { fillTemplate } from '../../../src/shared/campaigns/templates.ts';
import {
  approvalSteps,
  cobrandingGuidelines,
} from '../../../src/shared/playbooks/campaign-cobranding.ts';
import { contentTemplates } from '../../../src/shared/playbooks/campaign-templates.ts';
import { runs } from '../runs.ts';

const rules = standardCampaignRules;
const through = (state: ContentState, ...actions: ContentAction[]): ContentState =>
  actions.reduce<ContentState>((now, action) => {
    const next = advanceContent(rules, now, action);
    if (!next.ok) throw new Error(next.error.message);
    return next.value;
  }, state);
const agree = (by: 'us' | 'partner'): ContentAction => ({ kind: 'agree-outline', by });
const approve = (by: 'us' | 'partner'): ContentAction => ({ kind: 'approve', by });
const submit: ContentAction = { kind: 'submit', on: '2026-04-02' };
const revise = (leadsAgree: boolean): ContentAction => ({ kind: 'ask-revision', leadsAgree });
const publish: ContentAction = { kind: 'publish', on: '2026-04-20' };

describe('content approval', () => {
  test('[S32.1] an asset passes the six steps', () => {
    const outlined = through(newContent, agree('us'));
    expect(outlined).toEqual({ step: 'outline', agreed: { us: true, partner: false } });
    const draft = through(outlined, agree('partner'));
    expect(draft).toEqual({ step: 'draft', rounds: 0 });
    const review = through(draft, submit);
    expect(review).toEqual({ step: 'review', rounds: 0, submittedOn: '2026-04-02' });
    const approval = through(review, { kind: 'accept' });
    expect(approval).toEqual({
      step: 'approval',
      rounds: 0,
      approved: { us: false, partner: false },
    });
    const ready = through(approval, approve('us'), approve('partner'));
    expect(through(ready, publish)).toEqual({
      step: 'published',
      rounds: 0,
      publishedOn: '2026-04-20',
    });
    expect(approvalSteps.map(({ step, id }) => [step, id])).toEqual([
      [1, 'outline'],
      [2, 'draft'],
      [3, 'review'],
      [4, 'revision'],
      [5, 'approval'],
      [6, 'publish'],
    ]);
  });

  test('[S32.1] publishing needs both marketing leads', () => {
    const approval = through(newContent, agree('us'), agree('partner'), submit, { kind: 'accept' });
    const fault = {
      ok: false,
      error: {
        field: 'approved',
        message: 'Both marketing leads must approve before an asset is published.',
      },
    };
    expect(advanceContent(rules, approval, publish)).toEqual(fault);
    expect(advanceContent(rules, through(approval, approve('us')), publish)).toEqual(fault);
    expect(advanceContent(rules, through(approval, approve('partner')), publish)).toEqual(fault);
  });

  test('[S32.3] a third round of revisions waits for both leads', () => {
    const review = through(newContent, agree('us'), agree('partner'), submit);
    const second = through(review, revise(false), submit, revise(false));
    expect(second).toEqual({ step: 'revision', rounds: 2, extended: false });
    const again = through(second, submit);
    expect(advanceContent(rules, again, revise(false))).toEqual({
      ok: false,
      error: {
        field: 'leadsAgree',
        message: '2 rounds of revisions are used; another needs the agreement of both leads.',
      },
    });
    expect(through(again, revise(true))).toEqual({ step: 'revision', rounds: 3, extended: true });
  });

  test.each([
    [newContent, submit],
    [newContent, approve('us')],
    [newContent, publish],
    [{ step: 'draft', rounds: 0 }, agree('us')],
    [{ step: 'draft', rounds: 0 }, revise(true)],
    [{ step: 'draft', rounds: 0 }, { kind: 'accept' }],
    [{ step: 'review', rounds: 0, submittedOn: '2026-04-02' }, submit],
    [{ step: 'review', rounds: 0, submittedOn: '2026-04-02' }, approve('us')],
    [{ step: 'published', rounds: 0, publishedOn: '2026-04-02' }, publish],
    [{ step: 'revision', rounds: 1, extended: false }, { kind: 'accept' }],
  ] as const)('[S32.1] %j refuses what does not fit it', (state, action) => {
    expect(advanceContent(rules, state, action)).toEqual({
      ok: false,
      error: {
        field: 'action',
        message: `An asset in the step "${state.step}" cannot take the action "${action.kind}".`,
      },
    });
  });

  test('[S32.2] a review is due on business day five and overdue the day after', () => {
    expect(reviewDue(rules, '2026-04-02')).toBe('2026-04-09');
    expect(reviewDue(rules, '2026-04-02', new Set(['2026-04-06']))).toBe('2026-04-10');
    const review: ContentState = { step: 'review', rounds: 0, submittedOn: '2026-04-02' };
    expect(reviewOverdue(rules, review, '2026-04-09')).toBe(false);
    expect(reviewOverdue(rules, review, '2026-04-10')).toBe(true);
    expect(reviewOverdue(rules, review, '2026-04-10', new Set(['2026-04-06']))).toBe(false);
    expect(reviewOverdue(rules, { step: 'draft', rounds: 0 }, '2030-01-01')).toBe(false);
  });

  test('[S32.p1] a review has at least five days, seven without a holiday', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 12 }),
        (day, month) => {
          const on = `2028-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const gap = (Date.parse(reviewDue(rules, on)) - Date.parse(on)) / 86_400_000;
          expect([5, 6, 7]).toContain(gap);
        },
      ),
      runs,
    );
  });

  test('[S32.4] six brand checks and five guidelines', () => {
    const kept = {
      approval: true,
      'official-files': true,
      'equal-size': true,
      style: true,
      unaltered: true,
      disclaimer: true,
    };
    expect(brandCheck(rules, kept)).toMatchObject({ value: true, rule: 'S32.4', coverage: 100 });
    expect(brandCheck(rules, { ...kept, unaltered: false, style: null })).toMatchObject({
      value: false,
      failed: ['unaltered'],
      open: ['style'],
    });
    expect(brandCheck(rules, { ...kept, 'equal-size': false }).because[1]?.text).toBe(
      'Not kept: equal size and prominence.',
    );
    expect(cobrandingGuidelines.map(({ id }) => id)).toEqual([
      'logos',
      'colors',
      'voice',
      'cta',
      'legal',
    ]);
  });
});

describe('repurposing and templates', () => {
  test('[S36.1] six reuses at 1, 7, 7, 14, 14 and 14 days', () => {
    expect(
      repurposeTasks('2028-02-28', 'Ana').map(({ id, asset, due, owner }) => [
        id,
        asset,
        due,
        owner,
      ]),
    ).toEqual([
      ['on-demand-page', 'Recording', '2028-02-29', 'Ana'],
      ['carousel', 'Slides', '2028-03-06', 'Ana'],
      ['faq-post', 'Q&A', '2028-03-06', 'Ana'],
      ['social-quotes', 'Key insights', '2028-03-13', 'Ana'],
      ['blog-post', 'Full content', '2028-03-13', 'Ana'],
      ['video-clips', 'Highlights', '2028-03-13', 'Ana'],
    ]);
    expect(repurposeTasks('2028-02-28')[0]?.owner).toBeNull();
  });

  test('[S37.1] a template is filled with names and topic; what is missing stays visible', () => {
    const [post] = contentTemplates;
    if (post === undefined) throw new Error('no template');
    expect(
      fillTemplate(post, {
        a: ' Acme ',
        b: 'Beta',
        topic: 'late invoices',
        authors: null,
        proof: ' ',
      }),
    ).toEqual({
      title: 'How Acme + Beta solve late invoices',
      sections: [
        { heading: 'Authors', body: '[Authors], from Acme and Beta' },
        {
          heading: '1. The problem',
          body: '1-2 paragraphs, by the partner closer to the pain of late invoices.',
        },
        { heading: '2. Why both tools', body: '1 paragraph, written jointly by Acme and Beta.' },
        { heading: '3. Step by step', body: '3-5 steps, each with a screenshot.' },
        { heading: '4. The result', body: 'Metrics and a quote from a case: [Proof points]' },
        { heading: '5. Call to action', body: 'Links to Acme and to Beta.' },
      ],
      missing: ['Authors', 'Proof points'],
    });
  });

  test('[S37.1] seven templates, none with a field nobody can fill', () => {
    expect(contentTemplates.map(({ id }) => id)).toEqual([
      'blog-post',
      'webinar-outline',
      'follow-up',
      'case-study',
      'launch-announcement',
      'landing-page',
      'email-copy',
    ]);
    const values = { a: 'A Co', b: 'B Co', topic: 'T', authors: 'N', proof: 'P' };
    for (const one of contentTemplates) {
      const filled = fillTemplate(one, values);
      expect(JSON.stringify(filled)).not.toMatch(/[{[]\w+[}\]]/);
      expect(filled.missing).toEqual([]);
    }
  });
});
