import { expect, it } from 'vitest';
import { entities, entityNames } from '../../../src/shared/book/entities.ts';
import { work } from './work.ts';

const files = {
  partners: 'id,name,tier,agreement date,fit,Segment\np1,Acme,Gold,2020-01-31,strong,A\n',
  deals:
    'Deal ID,Line,Partner ID,Stage,Probability,Amount,Currency,Expected Close\nd1,1,p1,Negotiation,60%,"1,250.50",EUR,2020-06-30\n',
  quarters: 'partner_id,quarter,revenue,target,units\np1,Q1/2020,100.00,200.00,3\n',
  contacts: 'contact_id,partner_id,name,email,title\nc1,p1,Ann,ann@acme.example,Head of sales\n',
  touches: 'activity_id,partner_id,date,type,notes\nt1,p1,2020-02-01,call,"line one\nline two"\n',
  certifications:
    'certificate_id,partner_id,person,track,issued,validity_months\nx1,p1,Ann,technical,2020-01-01,24\n',
  surveys: 'response_id,partner_id,respondent,date,nps,comment\ns1,p1,Ann,2020-03-01,9,fine\n',
  campaigns:
    'campaign_id,partner_id,campaign,launch,budget,status\nm1,p1,Spring,2020-04-01,5000,planned\n',
} as const;

it('every entity is read by the usual names of its columns, linked to its partner, and undone without a trace', (t) => {
  const w = work(t);
  const start = w.hash();
  const done = entityNames.map((entity) => {
    const result = w.bring({ path: w.file(`${entity}.csv`, files[entity]), entity, source: 'crm' });
    expect(result.counts, entity).toMatchObject({ rows: 1, new: 1 });
    expect(result.guards, entity).toEqual([]);
    return result.import ?? '';
  });
  for (const entity of entityNames.slice(1)) {
    const row = w.book.read.get<{ partner_id: number }>(
      `SELECT partner_id FROM ${entities[entity].table}`,
    );
    expect(row?.partner_id, entity).toBe(1);
  }
  expect(
    w.book.read.get(
      'SELECT stage, stage_text, probability, amount, currency, line, expected_close_on FROM deal',
    ),
  ).toEqual({
    stage: 'open',
    stage_text: 'Negotiation',
    probability: 60,
    amount: 125050,
    currency: 'EUR',
    line: '1',
    expected_close_on: '2020-06-30',
  });
  expect(
    w.book.read.get('SELECT tier_held, agreement_signed_on, strategic_fit, custom FROM partner'),
  ).toEqual({
    tier_held: 'Gold',
    agreement_signed_on: '2020-01-31',
    strategic_fit: 'strong',
    custom: '{"crm.Segment":"A"}',
  });
  expect(w.book.read.get('SELECT quarter, revenue, currency, target FROM quarter_fact')).toEqual({
    quarter: '2020-Q1',
    revenue: 10000,
    currency: 'USD',
    target: 20000,
  });
  expect(w.book.read.get('SELECT "on", kind, note FROM touch')).toEqual({
    on: '2020-02-01',
    kind: 'call',
    note: 'line one\nline two',
  });
  for (const id of done.reverse()) w.undo(id);
  expect(w.hash()).toBe(start);
});
