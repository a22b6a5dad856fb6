import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { decide } from './domain/import-damage';
import type { DecidedDamage, RepairStep } from './domain/import-damage';
import { ImportsService } from './imports.service';
import { ImportRepairEntity } from './persistence/import-repair.entity';
import type { ImportEntity } from './persistence/import.entity';

/** One damage by its id, or all of a kind that are still open. */
export type DamageChoice = string | { kind: string };

export interface RepairInput {
  accept?: DamageChoice[];
  reject?: DamageChoice[];
  /** Takes back what was decided before; the text is there again as it was imported. */
  undo?: DamageChoice[];
  /** A person's own words for one place. */
  edits?: { damageId: string; text: string }[];
}

@Injectable()
export class RepairImport {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Adds what a person decided to the log. The imported text itself is never touched: what is shown and what becomes a
   * draft is worked out from it and the log.
   * @throws AppError `invalid_input` with every choice that fits no damage or has no proposal, `import_not_found`,
   * `not_allowed`, `import_not_ready`
   */
  async run(actor: Actor, id: string, input: RepairInput): Promise<ImportEntity> {
    return this.database.transaction(async (manager) => {
      const { found, place } = await this.imports.loadForWriter(actor, id, ['ready'], manager);
      const steps = stepsOf(await this.decided(found, manager), input);
      await manager.insert(ImportRepairEntity, {
        id: newId(),
        importId: id,
        actorId: actor.userId,
        actorName: actor.displayName,
        steps,
        occurredAt: this.clock.now(),
      });
      const count = (decision: RepairStep['decision']) =>
        steps.filter((step) => step.decision === decision).length;
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: place.id,
        action: 'import.repaired',
        objectType: 'import',
        objectId: id,
        details: {
          accepted: count('accepted'),
          rejected: count('rejected'),
          edited: count('edited'),
          undone: count('open'),
        },
      });
      return found;
    });
  }

  /** The damages with the last word about each. */
  async decided(
    found: ImportEntity,
    manager: EntityManager = this.database.manager,
  ): Promise<DecidedDamage[]> {
    const log = await this.log(found.id, manager);
    return decide(
      found.damages,
      log.flatMap(({ steps }) => steps),
    );
  }

  /** Oldest first; plan: index on `import_id, id`. */
  log(id: string, manager: EntityManager = this.database.manager): Promise<ImportRepairEntity[]> {
    return manager.find(ImportRepairEntity, { where: { importId: id }, order: { id: 'ASC' } });
  }
}

/** @throws AppError `invalid_input` */
function stepsOf(damages: readonly DecidedDamage[], input: RepairInput): RepairStep[] {
  const faults: Fault[] = [];
  const steps: RepairStep[] = [];
  const byId = new Map(damages.map((damage) => [damage.id, damage]));
  const choose = (choices: readonly DamageChoice[], path: string, decision: RepairStep['decision']) => {
    for (const [at, choice] of choices.entries()) {
      const chosen = chosenBy(choice, damages, decision);
      if (chosen.length === 0) faults.push(noDamage(`${path}.${at}`));
      const hopeless = chosen.filter((damage) => decision === 'accepted' && damage.proposal === null);
      if (hopeless.length > 0) faults.push(noProposal(`${path}.${at}`));
      steps.push(...chosen.map(({ id }) => ({ damageId: id, decision })));
    }
  };
  choose(input.accept ?? [], 'accept', 'accepted');
  choose(input.reject ?? [], 'reject', 'rejected');
  choose(input.undo ?? [], 'undo', 'open');
  for (const [at, { damageId, text }] of (input.edits ?? []).entries()) {
    if (!byId.has(damageId)) faults.push(noDamage(`edits.${at}.damageId`));
    steps.push({ damageId, decision: 'edited', text: cleanText(text).replace(/\s*\n\s*/g, ' ') });
  }
  const ids = steps.map(({ damageId }) => damageId);
  if (new Set(ids).size < ids.length) faults.push(decidedTwice());
  if (steps.length === 0 && faults.length === 0) faults.push(nothingChosen());
  if (faults.length > 0) throw invalidInput(faults);
  return steps;
}

function chosenBy(
  choice: DamageChoice,
  damages: readonly DecidedDamage[],
  decision: RepairStep['decision'],
): DecidedDamage[] {
  if (typeof choice === 'string') return damages.filter(({ id }) => id === choice);
  return damages.filter((damage) => {
    if (damage.kind !== choice.kind) return false;
    if (decision === 'open') return damage.decision !== 'open';
    // A whole kind is accepted where there is something to accept, and nobody's earlier word is overruled.
    return damage.decision === 'open' && (decision !== 'accepted' || damage.proposal !== null);
  });
}

function noDamage(path: string): Fault {
  return fault(
    path,
    'damage_unknown',
    '没有这处问题，或这一类已全部处理。',
    'There is no such damage, or none of that kind is left.',
  );
}

function noProposal(path: string): Fault {
  return fault(
    path,
    'damage_without_proposal',
    '这处没有修改建议，系统不猜测。请核对原文后用 edits 填写。',
    'There is no proposal here; nothing is guessed. Look it up and write it with edits.',
  );
}

function decidedTwice(): Fault {
  return fault(
    'accept',
    'damage_decided_twice',
    '同一处问题只能选择一种处理。',
    'One damage can be decided in one way only.',
  );
}

function nothingChosen(): Fault {
  return fault('accept', 'nothing_chosen', '请至少选择一处问题。', 'Choose at least one damage.');
}
