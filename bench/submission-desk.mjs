/**
 * What one person waits for at a desk with 100,000 reports of 300 units in one year, against bare Fastify with the same
 * bytes. None of it may take longer than 300 ms. Bulletins are drafts with about 8,800 reports in a whole month: looked at
 * again, and after a change, when every figure is reckoned anew.
 */
import { draftBulletins } from './lib/bulletin-desk.mjs';
import { measureOneReader } from './lib/one-reader.mjs';
import { openReportsDesk } from './lib/reports-desk.mjs';

const REPORTS = Number(process.env.HAOJIAO_BENCH_REPORTS ?? 100_000);
const BUDGET_MS = 300;

const desk = await openReportsDesk(REPORTS);
const base = `${process.env.HAOJIAO_BENCH_URL}/api/v1`;
const measure = (name, path, person = desk.chief, before = undefined) =>
  measureOneReader(`submission-desk/${name}`, `${base}${path}`, person.headers, BUDGET_MS, before);

await measure('list', '/submissions?limit=20');
await measure('open', '/submissions?limit=20&state=submitted');
await measure('unit', `/submissions?limit=20&organizationId=${desk.unitIds[7]}`);
await measure('search', `/submissions?limit=20&q=${encodeURIComponent('（4711）')}`);
await measure('own', '/submissions?limit=20&mine=true', desk.correspondent);
await measure('ledger-month', `/submissions/ledger?period=${desk.month}&organizationId=${desk.rootId}`);
await measure('ledger-year', `/submissions/ledger?period=${desk.year}&organizationId=${desk.rootId}`);

const bulletins = await draftBulletins(desk);
const measureDraft = async (name, id) => {
  await measure(name, `/bulletins/${id}`);
  await measure(`${name}-after-a-change`, `/bulletins/${id}`, desk.chief, bulletins.touchAFact);
};
await measureDraft('bulletin-draft', bulletins.first);
await measureDraft('second-bulletin-draft', await bulletins.issueFirst());
