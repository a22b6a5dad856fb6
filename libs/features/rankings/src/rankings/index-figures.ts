import { Injectable } from '@nestjs/common';
import { DAY_MS, beijingDate, ruleBroken } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { FormulaCatalogue, IndexValues, whyIncomparable } from '@haojiao/features/indices';
import type { IndexValueEntity } from '@haojiao/features/indices';
import { RankedAccounts } from './ranked-accounts';
import { RankedUnits } from './ranked-units';
import type { Measured, MeasuredRow, RankingMeasure, RankingQuestion, Unranked } from './ranking';

interface Subject extends Pick<MeasuredRow, 'platform' | 'organizationId' | 'organizationName'> {
  id: string;
  name: string;
  /** Ids by which values name it. */
  ids: string[];
  isRetired: boolean;
}

const words: Message = {
  zh: '传播指数，由所列公式版本得出；不同版本的数值不能比较。',
  en: 'A communication index by the version named; values of two versions are not comparable.',
};

/** Accounts and units by an index: one version, one period, the newest value of each. */
@Injectable()
export class IndexFigures {
  constructor(
    private readonly database: Database,
    private readonly values: IndexValues,
    private readonly catalogue: FormulaCatalogue,
    private readonly accounts: RankedAccounts,
    private readonly units: RankedUnits,
  ) {}

  /** @throws AppError `index_formula_not_found`, and what makes values incomparable: `index_versions_differ`, … */
  async of(question: RankingQuestion): Promise<Measured> {
    const { wish, actor } = question;
    if (wish.formulaId) await this.catalogue.find(actor, wish.formulaId);
    const subjects = wish.by === 'accounts' ? await this.ofAccounts(question) : await this.ofUnits(question);
    const values = await this.newest(
      question,
      subjects.flatMap(({ ids }) => ids),
    );
    const wrong = whyIncomparable(values);
    if (wrong) throw ruleBroken(wrong.code, wrong.message.zh, wrong.message.en);
    const rows: MeasuredRow[] = [];
    const unranked: Unranked[] = [];
    for (const { ids, isRetired, ...subject } of subjects) {
      const [value] = values
        .filter((candidate) => ids.includes(candidate.channelAccountId ?? candidate.organizationId))
        .sort((one, other) => (one.id < other.id ? 1 : -1));
      if (value) rows.push({ ...subject, ...shownOf(value) });
      else unranked.push({ id: subject.id, name: subject.name, reason: isRetired ? 'retired' : 'no_figure' });
    }
    const formulaId = values[0]?.formulaId ?? wish.formulaId ?? null;
    const measure: RankingMeasure = {
      ...{ name: 'index', unit: 'index', words, formulaId },
      ...{ definitionId: null, assessmentYearId: null, schemeVersionIds: [] },
    };
    return { measure, rows, unranked };
  }

  private async ofAccounts(question: RankingQuestion): Promise<Subject[]> {
    return this.accounts.of(question);
  }

  private async ofUnits(question: RankingQuestion): Promise<Subject[]> {
    const { units } = await this.units.of(question, 'analytics.read');
    return units.map((unit) => ({ ...unit, ids: [unit.id], isRetired: false }));
  }

  /**
   * The newest of each subject for just these days. Plan: for each subject its part of `index_values_channel_account_id`
   * or `index_values_organization_id`.
   */
  private async newest({ wish, period }: RankingQuestion, ids: string[]): Promise<IndexValueEntity[]> {
    const column = wish.by === 'accounts' ? 'channel_account_id' : 'organization_id';
    const rows = await this.database.query<{ id: string }>(
      `SELECT DISTINCT ON (v.${column}) v.id FROM index_values v
       WHERE v.${column} = ANY($1::uuid[]) AND (v.channel_account_id IS NULL) = $2
         AND v.from_day = $3::date AND v.to_day = $4::date
         AND ($5::text IS NULL OR v.formula_id = $5) AND ($6::text IS NULL OR v.index_code = $6)
       ORDER BY v.${column}, v.id DESC`,
      [
        ids,
        wish.by !== 'accounts',
        beijingDate(period.from),
        beijingDate(new Date(period.to.getTime() - DAY_MS)),
        wish.formulaId ?? null,
        wish.indexCode ?? null,
      ],
    );
    return this.values.load(rows.map(({ id }) => id));
  }
}

function shownOf(value: IndexValueEntity): Omit<MeasuredRow, 'id' | 'name'> {
  const { id, origin, source, isCapped } = value;
  const precision = isCapped ? 'capped' : 'exact';
  return { value: value.value, valueId: id, origin, source, precision };
}
