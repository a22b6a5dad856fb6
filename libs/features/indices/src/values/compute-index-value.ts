import { Inject, Injectable } from '@nestjs/common';
import { newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import type { FormulaDocument, IndexFormula } from '../domain/formula';
import { readInputs } from '../domain/index-inputs';
import type { GivenInput, KeptInput } from '../domain/index-inputs';
import { indexPeriodOf } from '../domain/index-period';
import type { IndexPeriod, PeriodWish } from '../domain/index-period';
import { FormulaCatalogue } from '../formulas/formula-catalogue';
import { calculate } from '../formulas/try-formula';
import { InputSources } from '../inputs/input-sources';
import type { FoundInputs } from '../inputs/input-sources';
import { KeptIndices } from '../inputs/kept-indices';
import { IndexSubjects, fitFaults, wishFaults } from './index-subjects';
import type { IndexSubject, SubjectWish } from './index-subjects';
import { IndexValueEntity } from './index-value.entity';
import { periodFaults, requireSound } from './period-rules';

export interface ComputeWish extends SubjectWish {
  formulaId: string;
  period: PeriodWish;
  inputs: GivenInput[];
  /** Whether inputs that are not given are taken from what the product knows of the account. */
  gather: boolean;
}

/** An index of an account or a unit for a period, kept with its inputs. */
@Injectable()
export class ComputeIndexValue {
  constructor(
    private readonly database: Database,
    private readonly formulas: FormulaCatalogue,
    private readonly subjects: IndexSubjects,
    private readonly sources: InputSources,
    private readonly indices: KeptIndices,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError `channel_account_not_found`, `organization_not_found`, `index_formula_not_found`, `not_allowed`,
   * `formula_not_public`, `invalid_input` with every fault
   */
  async compute(actor: Actor, wish: ComputeWish): Promise<IndexValueEntity> {
    const subject = await this.requireSubject(actor, wish);
    const formula = await this.formulas.find(actor, wish.formulaId);
    const document = requirePublic(formula);
    const period = indexPeriodOf(wish.period);
    requireSound([
      ...fitFaults(formula, subject, ''),
      ...periodFaults(formula, period, this.clock.now(), ''),
    ]);
    const { organizationId } = subject;
    const indices = await this.indices.find(actor, document, wish.inputs, { organizationId, period });
    const gathered = await this.gather(wish, document, subject, period);
    const found = new Map([...gathered.inputs, ...indices.inputs]);
    const inputs = readInputs(document, period.days, wish.inputs, found, gathered.gaps);
    const computed = calculate(document, valuesOf(inputs), 'formula.');
    return this.keep(actor, subject, {
      ...{ formulaId: formula.id, indexCode: formula.indexCode, origin: 'computed' },
      ...{ periodKind: period.kind, fromDay: period.from, toDay: period.to, days: period.days },
      ...{ ...computed, inputs, constituents: indices.constituents },
      isCapped: inputs.some(({ precision }) => precision === 'capped'),
    });
  }

  private async requireSubject(actor: Actor, wish: ComputeWish): Promise<IndexSubject> {
    requireSound(wishFaults(wish, ''));
    const [subject] = await this.subjects.find(actor, [wish]);
    if (!subject) {
      throw wish.channelAccountId
        ? notFound('channel_account', '没有这个渠道账号。', 'There is no such channel account.')
        : notFound('organization', '没有这个单位。', 'There is no such unit.');
    }
    this.subjects.requireRecorder(actor, subject);
    return subject;
  }

  private async gather(
    { gather, inputs }: ComputeWish,
    document: FormulaDocument,
    { channelAccountId }: IndexSubject,
    period: IndexPeriod,
  ): Promise<FoundInputs> {
    if (!gather || channelAccountId === null) return { inputs: new Map(), gaps: new Map() };
    const given = new Set(inputs.map(({ name }) => name));
    const wanted = document.inputs.filter(({ name, measure }) => measure !== null && !given.has(name));
    return this.sources.find({ channelAccountId, period, wanted });
  }

  private keep(
    actor: Actor,
    { organizationId, channelAccountId }: IndexSubject,
    fields: Partial<IndexValueEntity>,
  ): Promise<IndexValueEntity> {
    return this.database.transaction(async (manager) => {
      const value = manager.create(IndexValueEntity, {
        ...{ source: null, sourceUrl: null, asOf: null, importKey: null, ...fields },
        ...{ id: newId(), organizationId, channelAccountId },
        ...{ recordedBy: actor.userId, recordedAt: this.clock.now() },
      });
      await manager.insert(IndexValueEntity, value);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId,
        action: 'index_value.computed',
        objectType: 'index_value',
        objectId: value.id,
        details: {
          ...{ formulaId: value.formulaId, channelAccountId, value: value.value },
          ...{ from: value.fromDay, to: value.toDay },
        },
      });
      return value;
    });
  }
}

function requirePublic({ document, name }: IndexFormula): FormulaDocument {
  if (document) return document;
  throw ruleBroken(
    'formula_not_public',
    `“${name.zh}”的公式未公开，只能导入发布方公布的数值。`,
    `The formula of "${name.en}" is not public: only what its publisher prints can be imported.`,
  );
}

/** Inputs by name, as formulas take them. */
export function valuesOf(inputs: readonly KeptInput[]): Map<string, number> {
  return new Map(inputs.map(({ name, value }) => [name, value]));
}
