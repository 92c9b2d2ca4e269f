import type { TimelineStep } from './timeline.ts';

/** One reuse of a webinar: from which asset, into what, by when (S36). */
export type RepurposeStep = TimelineStep & { readonly asset: string };

/** The six reuses of a webinar, days after the event (S36). */
export const repurposePlan: readonly RepurposeStep[] = [
  {
    id: 'on-demand-page',
    asset: 'Recording',
    day: 1,
    task: 'On-demand page',
    owner: null,
  },
  { id: 'carousel', asset: 'Slides', day: 7, task: 'LinkedIn carousel', owner: null },
  { id: 'faq-post', asset: 'Q&A', day: 7, task: 'FAQ post', owner: null },
  { id: 'social-quotes', asset: 'Key insights', day: 14, task: 'Social quotes', owner: null },
  { id: 'blog-post', asset: 'Full content', day: 14, task: 'Blog post', owner: null },
  { id: 'video-clips', asset: 'Highlights', day: 14, task: 'Video clips', owner: null },
];

/** Further reuses of the recording named by the example (S36). */
export const recordingAlso = ['Video channel', 'Embedded in the blog'] as const;
