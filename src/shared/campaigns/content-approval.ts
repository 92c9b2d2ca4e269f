import { addBusinessDays, type LocalDate } from '../kernel/local-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { plural } from '../kernel/words.ts';
import { type BrandCheckId, brandChecks } from '../playbooks/campaign-cobranding.ts';
import { type CheckedList, checkedList } from './checklist.ts';
import type { CampaignRules } from './rules.ts';

export type Signer = 'us' | 'partner';
type Signed = Readonly<Record<Signer, boolean>>;

/** An asset on its way through the six steps; each state carries only what that step knows (S32.1). */
export type ContentState =
  | { readonly step: 'outline'; readonly agreed: Signed }
  | { readonly step: 'draft'; readonly rounds: number }
  | { readonly step: 'review'; readonly rounds: number; readonly submittedOn: LocalDate }
  | { readonly step: 'revision'; readonly rounds: number; readonly extended: boolean }
  | { readonly step: 'approval'; readonly rounds: number; readonly approved: Signed }
  | { readonly step: 'published'; readonly rounds: number; readonly publishedOn: LocalDate };

/** What a person does with an asset. */
export type ContentAction =
  | { readonly kind: 'agree-outline'; readonly by: Signer }
  | { readonly kind: 'submit'; readonly on: LocalDate }
  | { readonly kind: 'ask-revision'; readonly leadsAgree: boolean }
  | { readonly kind: 'accept' }
  | { readonly kind: 'approve'; readonly by: Signer }
  | { readonly kind: 'publish'; readonly on: LocalDate };

export type ContentFault = { readonly field: string; readonly message: string };
type Step = Result<ContentState, ContentFault>;

/** An asset before anything is agreed. */
export const newContent: ContentState = {
  step: 'outline',
  agreed: { us: false, partner: false },
};

/**
 * The next state of an asset (S32.1). A third round of revisions is refused until both leads agree to extend (S32.3);
 * publishing needs the approval of both marketing leads. Error: the action does not fit the step.
 */
export function advanceContent(
  rules: CampaignRules,
  state: ContentState,
  action: ContentAction,
): Step {
  if (state.step === 'outline' && action.kind === 'agree-outline') {
    const agreed = { ...state.agreed, [action.by]: true };
    return ok(bothSigned(agreed) ? { step: 'draft', rounds: 0 } : { step: 'outline', agreed });
  }
  if ((state.step === 'draft' || state.step === 'revision') && action.kind === 'submit')
    return ok({ step: 'review', rounds: state.rounds, submittedOn: action.on });
  if (state.step === 'review' && action.kind === 'ask-revision')
    return revise(rules, state.rounds, action.leadsAgree);
  if (state.step === 'review' && action.kind === 'accept')
    return ok({
      step: 'approval',
      rounds: state.rounds,
      approved: { us: false, partner: false },
    });
  if (state.step === 'approval' && action.kind === 'approve')
    return ok({ ...state, approved: { ...state.approved, [action.by]: true } });
  if (state.step === 'approval' && action.kind === 'publish') return publish(state, action.on);
  return err({
    field: 'action',
    message: `An asset in the step "${state.step}" cannot take the action "${action.kind}".`,
  });
}

function revise({ content }: CampaignRules, rounds: number, leadsAgree: boolean): Step {
  const extended = rounds >= content.revisionRounds;
  if (extended && !leadsAgree)
    return err({
      field: 'leadsAgree',
      message: `${plural(content.revisionRounds, 'round')} of revisions are used; another needs the agreement of both leads.`,
    });
  return ok({ step: 'revision', rounds: rounds + 1, extended });
}

function publish(state: Extract<ContentState, { step: 'approval' }>, on: LocalDate): Step {
  if (!bothSigned(state.approved))
    return err({
      field: 'approved',
      message: 'Both marketing leads must approve before an asset is published.',
    });
  return ok({ step: 'published', rounds: state.rounds, publishedOn: on });
}

const bothSigned = ({ us, partner }: Signed): boolean => us && partner;

/** By when a review is due: five business days after it was submitted (S32.2). */
export function reviewDue(
  { content }: CampaignRules,
  submittedOn: LocalDate,
  holidays: ReadonlySet<LocalDate> = new Set(),
): LocalDate {
  return addBusinessDays(submittedOn, content.reviewBusinessDays, holidays);
}

/** Whether a review is overdue: only an asset in review can be, from the day after its due date (S32.2). */
export function reviewOverdue(
  rules: CampaignRules,
  state: ContentState,
  today: LocalDate,
  holidays: ReadonlySet<LocalDate> = new Set(),
): boolean {
  return state.step === 'review' && today > reviewDue(rules, state.submittedOn, holidays);
}

/** The six brand checks of an asset (S32.4); null is not ticked either way. */
export function brandCheck(
  { preset }: CampaignRules,
  ticked: Readonly<Record<BrandCheckId, boolean | null>>,
): CheckedList {
  return checkedList(
    'S32.4',
    preset,
    brandChecks.map(({ id, text }) => ({
      id,
      label: text,
      met: ticked[id],
      text: `Not kept: ${text.charAt(0).toLowerCase()}${text.slice(1)}.`,
    })),
  );
}
