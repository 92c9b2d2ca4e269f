import type { Outputs } from '../../app/client.ts';

/** What the screens of this feature show, as the book answers it. */
export type Detail = Outputs['qbrs']['get'];
export type ListedQbr = Outputs['qbrs']['list'][number];
export type ChecklistRow = Detail['checklist'][number];
export type AgendaRow = Detail['agenda']['items'][number];
export type Note = Detail['notes'][number];
export type NoteKind = Note['kind'];
export type Promised = Detail['commitments'][number];
export type WithoutQbr = Outputs['qbrs']['without']['rows'][number];
