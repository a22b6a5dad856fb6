import pg from 'pg';

const outlets = [
  ['own_bulletin', '本会信息', 'county', 5],
  ['city_bulletin', '市总信息', 'city', 15],
  ['province_bulletin', '省总信息', 'province', 25],
];

/**
 * A scheme, a class of all units, an assessment year that begins the month before the desk's, and a draft of its first
 * month.
 * @param {Awaited<ReturnType<typeof import('./reports-desk.mjs').openReportsDesk>>} desk
 * @returns {Promise<{first: string, issueFirst: () => Promise<string>, touchAFact: () => Promise<void>}>} the id of the
 *   draft; issuing it gives the id of the draft of the month after it; after a touched fact every draft is reckoned anew
 */
export async function draftBulletins({ rootId, unitIds, chief, deputy, month }) {
  const earlier = monthBefore(month);
  const startsOn = `${earlier}-01`;
  const scheme = await chief.post('/scoring-schemes', {
    ...{ organizationId: rootId, name: '计分办法', validFrom: startsOn },
    document: {
      outlets: outlets.map(([code, name, level]) => ({ code, name, level })),
      uses: outlets.map(([outlet, , , points]) => ({ outlet, points })),
      submissions: [{ points: 1 }],
      unitClasses: [
        { unitClass: 'all', quotas: [{ code: 'monthly', name: '每月报送', per: 'month', minimum: 3 }] },
      ],
    },
  });
  const classOf = (code, name, members) =>
    chief.put(`/organizations/${rootId}/unit-classes/${code}`, {
      name,
      members: members.map((organizationId) => ({ organizationId, from: startsOn })),
    });
  await classOf('all', '全部单位', unitIds);
  const year = await chief.post('/assessment-years', {
    ...{ organizationId: rootId, name: '考核年度', startsOn, endsOn: lastDayOfYearFrom(startsOn) },
    ...{ periodUnit: 'month', lateArrivals: 'count_in_next', schemeId: scheme.id },
  });
  const draft = async (period) => {
    const words = { unitClasses: ['all'], period, topCorrespondents: 20 };
    const place = { organizationId: rootId, assessmentYearId: year.id };
    return (await chief.post('/bulletins', { ...place, ...words })).id;
  };
  const first = await draft(earlier);
  const issueFirst = async () => {
    await chief.post(`/bulletins/${first}/publish-for-appeals`);
    await endAppeals(first);
    await deputy.post(`/bulletins/${first}/close`);
    return draft(month);
  };
  return { first, issueFirst, touchAFact: () => touchAFact(rootId) };
}

/** What stands there stands there again: any statement on what points come from counts as a change. */
async function touchAFact(rootId) {
  await sql('UPDATE unit_classes SET name = name WHERE organization_id = $1', [rootId]);
}

/** Nobody waits five working days for a measurement. */
async function endAppeals(bulletinId) {
  await sql(
    'UPDATE bulletins SET appeals_from = current_date - 20, appeals_until = current_date - 5 WHERE id = $1',
    [bulletinId],
  );
  await sql('ANALYZE bulletin_items, bulletin_units, bulletin_issues, unit_class_members');
}

async function sql(text, parameters = []) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query(text, parameters);
  } finally {
    await client.end();
  }
}

function monthBefore(month) {
  return new Date(Date.parse(`${month}-01`) - 86_400_000).toISOString().slice(0, 7);
}

function lastDayOfYearFrom(firstDay) {
  const day = new Date(firstDay);
  day.setUTCFullYear(day.getUTCFullYear() + 1);
  return new Date(day.getTime() - 86_400_000).toISOString().slice(0, 10);
}
