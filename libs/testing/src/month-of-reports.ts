import type { ApiAnswer, ApiCaller } from './api-caller';
import type { TestApi } from './api-harness';
import { ReportRoutes } from './report-routes';
import type { ReportWish } from './report-routes';

/** The scheme that `reckoned-bulletin` reckons by. */
const scheme = {
  outlets: [
    { code: 'city-brief', name: '市总简报', aliases: ['市总信息'], level: 'city' },
    { code: 'workers-daily', name: '工人日报', level: 'national' },
  ],
  uses: [
    { outlet: 'workers-daily', kind: 'standalone', extent: 'full', points: 40.5 },
    { level: 'national', extent: 'brief', points: 15 },
    { level: 'national', points: 40 },
    { level: 'province', kind: 'composite', points: 10.33 },
    { level: 'province', extent: 'brief', points: 10 },
    { level: 'province', points: 25 },
    { level: 'city', extent: 'brief', points: 10 },
    { level: 'city', points: 15 },
    { level: 'province', stage: 'sent_up', points: 2 },
  ],
  submissions: [{ points: 1 }],
  instructions: [
    { level: 'province', points: 50 },
    { level: 'city', points: 10 },
  ],
  duplicatePolicy: 'sum',
  unitClasses: [
    {
      unitClass: 'departments',
      base: { points: 5, per: 'month', requiresQuotas: true },
      quotas: [{ code: 'monthly', name: '每月报送', per: 'month', minimum: 3, penaltyPerMissing: 0.5 }],
    },
  ],
  penalties: {
    late: 1,
    lowAdoptionRate: { below: 30, points: 1 },
    recorded: [
      { code: 'false_report', name: '虚假信息', points: 30, losesHonours: true },
      { code: 'error_noted_by_above', name: '上级通报差错', points: 2 },
    ],
  },
  rounding: { digits: 2 },
};

export const classesOfMonth = {
  departments: { base: 500, quota: { minimum: 3, costs: 50 } },
  houses: { base: 0, quota: null },
} as const;

const outlets = [
  ['city', '市总简报'],
  ['city', '市总信息'],
  ['city', '《江城日报》'],
  ['province', '省总信息'],
  ['national', '工人日报'],
] as const;

const authors = ['王芳', '李伟', '张敏', '刘洋', '陈静', '杨磊', '赵强'];

interface SentReport {
  id: string;
  unit: string;
  day: string;
  /** Its uses, instructions and decisions go on with it. */
  isOut: boolean;
  /** Verified ones, by id. */
  adoptions: string[];
  /** Where it was used, on which day, as what: each is recorded once. */
  recorded: Set<string>;
}

/** Reports of units below one issuer over a time, with everything that can happen to them, by a seeded chance. */
export class MonthOfReports {
  readonly units: Record<'departments' | 'houses', string[]> = { departments: [], houses: [] };
  readonly reports: SentReport[] = [];
  cityId = '';
  yearId = '';
  schemeId = '';
  editor!: ApiCaller;
  checker!: ApiCaller;
  chief!: ApiCaller;
  private readonly correspondents = new Map<string, ApiCaller>();
  private readonly usernames = new Map<string, string>();
  private routes!: ReportRoutes;
  private state: number;

  constructor(
    private readonly api: TestApi,
    seed: number,
    private readonly setNow: (at: Date) => void,
  ) {
    this.state = seed;
  }

  /** An issuer with so many units in two classes, its people, scheme and year. */
  async furnish(unitCount: number): Promise<void> {
    const { api } = this;
    this.cityId = (await api.aUnit({ name: '江城市总工会', code: 'river-city' })).id;
    for (const [username, role] of [
      ['river-editor', 'editor'],
      ['river-checker', 'editor'],
      ['river-chief', 'chief_editor'],
    ] as const) {
      await api.aUser({ username, roles: [role], organizationId: this.cityId });
    }
    this.editor = await api.as('river-editor');
    this.checker = await api.as('river-checker');
    this.chief = await api.as('river-chief');
    this.routes = await ReportRoutes.open(api, this.cityId);
    for (let index = 0; index < unitCount; index += 1) {
      const kind = index % 2 === 0 ? 'departments' : 'houses';
      const name = kind === 'departments' ? `机关第${index + 1}部` : `直属第${index + 1}单位工会委员会`;
      const unit = await api.aUnit({ name, code: `river-${index + 1}`, parentId: this.cityId });
      const username = `river-${index + 1}`;
      const { id } = await api.aUser({
        username,
        displayName: `通讯员${index + 1}`,
        roles: ['correspondent'],
        organizationId: unit.id,
      });
      await this.routes.knowAddress(id, username);
      this.correspondents.set(unit.id, await api.as(username));
      this.usernames.set(unit.id, username);
      this.units[kind].push(unit.id);
    }
    await this.setRules();
  }

  private async setRules(): Promise<void> {
    const { chief, cityId } = this;
    const made = async (answer: Promise<ApiAnswer>) => must(await answer, 201);
    const rules = await made(
      chief.post('/api/v1/scoring-schemes', {
        ...{ organizationId: cityId, name: '2026年计分办法', validFrom: '2026-01-01', document: scheme },
      }),
    );
    this.schemeId = rules.id;
    this.yearId = await this.aYear(2026);
    for (const [code, name] of [
      ['departments', '机关部门'],
      ['houses', '直属单位'],
    ] as const) {
      const members = this.units[code].map((organizationId) => ({ organizationId, from: '2026-09-01' }));
      must(await chief.put(`/api/v1/organizations/${cityId}/unit-classes/${code}`, { name, members }), 201);
    }
    const soon = { rules: [{ within: 7, unit: 'days' }], terms: [] };
    must(await chief.put(`/api/v1/organizations/${cityId}/submission-deadlines`, soon), 200);
  }

  /** The scheme goes on by other rules from its first day; the year's id. */
  async beginYear(year: number, document: object): Promise<string> {
    const version = { validFrom: `${year}-01-01`, document };
    must(await this.chief.post(`/api/v1/scoring-schemes/${this.schemeId}/versions`, version), 201);
    return this.aYear(year);
  }

  private async aYear(year: number): Promise<string> {
    const answer = await this.chief.post('/api/v1/assessment-years', {
      ...{ organizationId: this.cityId, name: `${year}年度`, schemeId: this.schemeId },
      ...{ startsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
      ...{ periodUnit: 'month', lateArrivals: 'count_in_next' },
    });
    return must(answer, 201).id;
  }

  /**
   * So many reports of a month, spread over its days; some units send nothing. One third comes as soon as it is written,
   * one third by mail, and one third in the sheets that units fill during a week.
   */
  async send(month: string, count: number, silent: number): Promise<SentReport[]> {
    const all = [...this.units.departments, ...this.units.houses];
    const senders = all.slice(0, all.length - silent);
    const sent: SentReport[] = [];
    let week: ReportWish[] = [];
    for (let index = 0; index < count; index += 1) {
      const date = 1 + Math.floor((index * 28) / count);
      const day = dayOf(month, date);
      const report = this.write(senders, day, index);
      this.at(day, 9 + Math.floor(this.chance() * 8), Math.floor(this.chance() * 60));
      if (index % 3 === 0)
        sent.push(aSent(await this.routes.byApi(this.caller(report), report), report, day));
      else if (index % 3 === 1) {
        const username = this.usernames.get(report.unit)!;
        sent.push(aSent(await this.routes.byMail(username, report), report, day));
      } else week.push(report);
      const next = 1 + Math.floor(((index + 1) * 28) / count);
      if (index + 1 < count && Math.ceil(next / 7) === Math.ceil(date / 7)) continue;
      this.at(day, 17, 30);
      sent.push(...(await this.sendSheets(week, day)));
      week = [];
    }
    this.reports.push(...sent);
    return sent;
  }

  private write(senders: readonly string[], day: string, index: number): ReportWish {
    const unit = this.chance() < 0.5 ? senders[Math.floor(this.chance() * 6)]! : this.pick(senders);
    return {
      unit,
      category: this.pick(['news', 'experience', 'problem']),
      title: `${day.slice(0, 7)}第${index + 1}篇 ${unit.slice(-4)}`,
      text: `第${index + 1}篇的正文，说的是${Math.floor(this.chance() * 1e9)}件事。`,
      occurredOn: this.chance() < 0.1 ? plusDays(day, -12) : plusDays(day, -2),
      author: authors[index % authors.length]!,
    };
  }

  /** One of each unit that has something to send. */
  private async sendSheets(reports: readonly ReportWish[], day: string): Promise<SentReport[]> {
    const sent: SentReport[] = [];
    for (const unit of new Set(reports.map((report) => report.unit))) {
      const [first, ...others] = reports.filter((report) => report.unit === unit);
      const format = this.units.departments.includes(unit) ? 'xlsx' : 'csv';
      const rows = [first!, ...others] as const;
      const ids = await this.routes.bySheet(this.caller(first!), format, rows);
      sent.push(...rows.map((report, index) => aSent(ids[index]!, report, day)));
    }
    return sent;
  }

  private caller({ unit }: { unit: string }): ApiCaller {
    return this.correspondents.get(unit)!;
  }

  /** What becomes of reports: declined, taken back, joined, used, only claimed, instructed. */
  async live(reports: readonly SentReport[], month: string): Promise<void> {
    for (const [index, report] of reports.entries()) {
      const chance = this.chance();
      if (chance < 0.05) {
        must(await this.caller(report).post(`${path(report)}/withdraw`, {}), 200, 201);
        report.isOut = true;
      } else if (chance < 0.1) {
        must(await this.editor.post(`${path(report)}/decline`, { reason: '已有同类稿件' }), 200, 201);
      } else if (chance < 0.16) await this.pair(report, reports.slice(index + 1));
    }
    for (const report of reports.filter(({ isOut }) => !isOut)) {
      const uses = Math.floor(this.chance() * 3.2);
      for (let count = 0; count < uses; count += 1) await this.use(report, month);
      if (this.chance() < 0.06) await this.instruct(report, month);
    }
  }

  /** By an editor with a link: verified at once; one in six is only claimed by its author and counts nowhere. */
  async use(report: SentReport, month: string): Promise<void> {
    const [level, outlet] = this.pick(outlets);
    const day = [dayOf(month, 1 + Math.floor(this.chance() * 28)), report.day].sort()[1]!;
    const stage = level === 'province' && this.chance() < 0.3 ? 'sent_up' : 'adopted';
    const key = [outlet, day, stage].join(' ');
    if (report.recorded.has(key)) return;
    report.recorded.add(key);
    const isClaim = this.chance() < 0.17;
    const who = isClaim ? this.caller(report) : this.editor;
    const answer = await who.post(`${path(report)}/adoptions`, {
      ...{ level, outlet, stage, adoptedOn: day },
      kind: this.chance() < 0.25 ? 'composite' : 'standalone',
      extent: this.chance() < 0.25 ? 'brief' : 'full',
      ...(!isClaim && { url: 'https://paper.example.com/a' }),
    });
    const { id } = must(answer, 201);
    if (!isClaim) report.adoptions.push(id);
  }

  async revoke(report: SentReport): Promise<void> {
    const adoptionId = report.adoptions.pop()!;
    const reason = { reason: '经核实未刊发' };
    must(await this.checker.post(`${path(report)}/adoptions/${adoptionId}/revoke`, reason), 200, 201);
  }

  async punish(unit: string, code: string, occurredOn: string): Promise<string> {
    const body = { organizationId: unit, issuerId: this.cityId, code, occurredOn, reason: '经核实' };
    return must(await this.chief.post('/api/v1/score-penalties', body), 201).id;
  }

  at(day: string, hour = 9, minute = 0): void {
    const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    this.setNow(new Date(`${day}T${clock}:00+08:00`));
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.chance() * items.length)]!;
  }

  /** The same numbers for the same seed (mulberry32). */
  chance(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  private async pair(report: SentReport, later: readonly SentReport[]): Promise<void> {
    const other = later.find(({ isOut, unit }) => !isOut && unit !== report.unit);
    if (!other || report.isOut) return;
    const outcome = this.chance() < 0.7 ? 'joint' : 'duplicate';
    // As the finder would have put it down; what is alike is not what this story is about.
    await this.api.dataSource.query(
      `INSERT INTO near_duplicate_pairs (first_id, second_id, kind, similarity, measures, passages, found_at)
       VALUES (least($1::uuid, $2), greatest($1::uuid, $2), 'same_event', 0.9, '{}', '[]', now())`,
      [report.id, other.id],
    );
    const body = { outcome, ...(outcome === 'duplicate' && { reason: '同一事件' }) };
    const answer = await this.editor.post(`${path(report)}/similar/${other.id}/decision`, body);
    must(answer, 200);
    if (outcome === 'duplicate') other.isOut = true;
  }

  private async instruct(report: SentReport, month: string): Promise<void> {
    const body = { level: this.pick(['city', 'province']), leaderName: '某某', leaderPost: '主席' };
    const answer = await this.editor.post(`${path(report)}/instructions`, {
      ...body,
      instructedOn: [`${month}-20`, report.day].sort()[1],
      text: '请转发。',
    });
    const { id } = must(answer, 201);
    must(await this.checker.post(`${path(report)}/instructions/${id}/verify`, {}), 200, 201);
  }
}

function path({ id }: SentReport): string {
  return `/api/v1/submissions/${id}`;
}

function aSent(id: string, { unit }: ReportWish, day: string): SentReport {
  return { id, unit, day, isOut: false, adoptions: [], recorded: new Set() };
}

function dayOf(month: string, date: number): string {
  return `${month}-${String(date).padStart(2, '0')}`;
}

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function must({ status, body, text }: ApiAnswer, ...expected: number[]): ApiAnswer['body'] {
  if (!expected.includes(status)) throw new Error(`${status}: ${text.slice(0, 600)}`);
  return body;
}
