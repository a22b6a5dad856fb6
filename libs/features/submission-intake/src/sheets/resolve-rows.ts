import { Injectable } from '@nestjs/common';
import { isId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { htmlOfText } from '@haojiao/features/imports';
import type { ContributorInput } from '@haojiao/features/submissions';
import type { SheetRowInput } from '../persistence/submission-sheet-row.entity';
import type { SheetFile } from '../persistence/submission-sheet.entity';
import { cellFault, rowFault } from './read-rows';
import type { ReadRow } from './read-rows';

interface NamedUnit {
  id: string;
  name: string;
  code: string;
}

interface NamedUser {
  id: string;
  username: string;
  displayName: string;
  organizationId: string;
}

/** Finds units, people and files by the names that stand in a sheet; what is not found becomes a fault of the row. */
@Injectable()
export class ResolveRows {
  constructor(private readonly database: Database) {}

  /** The rows' reports; null where one can't be made of it. The faults are added to the rows. */
  async run(
    actor: Actor,
    organizationId: string,
    rows: readonly ReadRow[],
    files: readonly SheetFile[],
  ): Promise<(SheetRowInput | null)[]> {
    const units = await this.unitsOf(actor, rows);
    const unitIds = rows.map((row) => unitOf(row, units, organizationId));
    const people = await this.peopleOf(rows, unitIds);
    const assets = new Map(files.map((file) => [file.name.toLowerCase(), file]));
    const inputs = rows.map((row, at) => {
      const unitId = unitIds[at]!;
      const contributors = contributorsOf(row, unitId, people, actor);
      const assetIds = assetsOf(row, assets);
      if (row.category === null || row.faults.length > 0) return null;
      return {
        organizationId: unitId ?? organizationId,
        category: row.category,
        title: row.title,
        bodyHtml: htmlOfText(row.body),
        occurredOn: row.occurredOn,
        assetIds,
        contributors,
        signedOffBy: row.signedOffBy,
        previouslyPublishedIn: row.previouslyPublishedIn,
        targetLevel: row.targetLevel,
        urgency: row.urgency,
      };
    });
    await this.findSentBefore(actor, rows, inputs);
    return inputs.map((input, at) => (rows[at]!.faults.length > 0 ? null : input));
  }

  /** Units for which the caller may send. Plan: `organizations` filtered by name and code; a few thousand at most. */
  private async unitsOf(actor: Actor, rows: readonly ReadRow[]): Promise<NamedUnit[]> {
    const names = [...new Set(rows.flatMap(({ unit }) => unit ?? []))];
    if (names.length === 0) return [];
    return this.database.query<NamedUnit>(
      `SELECT o.id, o.name, o.code FROM organizations o
       WHERE ${scopeSql('o', 1)} AND (o.name = ANY($3) OR lower(o.code) = ANY($4))`,
      [...scopeParameters(actor.scope('submission.write')), names, names.map((name) => name.toLowerCase())],
    );
  }

  /** Active people by user name, and by the name that they show where they belong to the row's unit. */
  private async peopleOf(rows: readonly ReadRow[], unitIds: (string | null)[]): Promise<NamedUser[]> {
    const names = [...new Set(rows.flatMap(({ contributors }) => contributors.map(({ name }) => name)))];
    if (names.length === 0) return [];
    return this.database.query<NamedUser>(
      `SELECT id, username, display_name AS "displayName", organization_id AS "organizationId" FROM users
       WHERE state = 'active' AND organization_id = ANY($1::uuid[]) AND (username = ANY($2) OR display_name = ANY($2))`,
      [[...new Set(unitIds.filter(isId))], names],
    );
  }

  /** Rows that went out with an earlier sheet: whoever uploads the mended sheet whole sends nothing twice. */
  private async findSentBefore(
    actor: Actor,
    rows: readonly ReadRow[],
    inputs: readonly (SheetRowInput | null)[],
  ): Promise<void> {
    const earlier = await this.database.query<{
      title: string;
      unitId: string;
      bodyHtml: string;
      number: string;
    }>(
      `SELECT r.title, r.input ->> 'organizationId' AS "unitId", r.input ->> 'bodyHtml' AS "bodyHtml", s.number
       FROM submission_sheets h JOIN submission_sheet_rows r ON r.sheet_id = h.id AND r.state = 'sent'
       JOIN submissions s ON s.id = r.submission_id
       WHERE h.created_by = $1 AND r.title = ANY($2)`,
      [actor.userId, rows.map(({ title }) => title)],
    );
    for (const [at, row] of rows.entries()) {
      const input = inputs[at];
      const found = earlier.find(
        ({ title, unitId, bodyHtml }) =>
          title === row.title && unitId === input?.organizationId && bodyHtml === input.bodyHtml,
      );
      if (found) {
        row.faults.push(
          rowFault(
            'row_sent_before',
            `已报送过，编号 ${found.number}。`,
            `It was sent before as ${found.number}.`,
          ),
        );
      }
    }
  }
}

function unitOf(row: ReadRow, units: readonly NamedUnit[], fallback: string): string | null {
  if (row.unit === null) return fallback;
  const byCode = units.filter(({ code }) => code.toLowerCase() === row.unit!.toLowerCase());
  const found = byCode.length > 0 ? byCode : units.filter(({ name }) => name === row.unit);
  if (found.length === 1) return found[0]!.id;
  row.faults.push(
    found.length === 0
      ? cellFault(
          'unit',
          'organization_unknown',
          '没有这个单位，或您不能为它报送；请填写单位全称或代码。',
          'There is no such unit, or you may not send for it; write its full name or its code.',
        )
      : cellFault(
          'unit',
          'organization_ambiguous',
          `有 ${found.length} 个同名单位，请改填单位代码。`,
          `${found.length} units have this name; write the code.`,
        ),
  );
  return null;
}

function contributorsOf(
  row: ReadRow,
  unitId: string | null,
  people: readonly NamedUser[],
  actor: Actor,
): ContributorInput[] {
  if (row.contributors.length === 0) return [{ name: actor.displayName, userId: actor.userId }];
  return row.contributors.map(({ name, unitName }) => {
    const byUsername = people.find(
      ({ username, organizationId }) => username === name && organizationId === unitId,
    );
    if (byUsername) return { name: byUsername.displayName, userId: byUsername.id };
    if (/^[a-z0-9._@-]+$/.test(name)) {
      row.faults.push(
        cellFault(
          'contributors',
          'user_unknown',
          `报送单位没有用户名为 ${name} 的人员；外单位人员请填姓名。`,
          `The unit has no user ${name}; write the name of somebody from outside.`,
        ),
      );
    }
    const namesakes = people.filter(
      ({ displayName, organizationId }) => displayName === name && organizationId === unitId,
    );
    return {
      name,
      unitName,
      ...(unitName === null && namesakes.length === 1 && { userId: namesakes[0]!.id }),
    };
  });
}

function assetsOf(row: ReadRow, files: ReadonlyMap<string, SheetFile>): string[] {
  return row.files.flatMap((name) => {
    const file = files.get(name.toLowerCase());
    if (file?.assetId) return [file.assetId];
    const reason = file?.refusal?.message;
    row.faults.push(
      reason
        ? cellFault(
            'files',
            `file_refused.${file.refusal!.code}`,
            `附件“${name}”未通过检查：${reason.zh}`,
            `The file "${name}" was refused: ${reason.en}`,
          )
        : cellFault(
            'files',
            'file_missing',
            `没有收到附件“${name}”，请与表格一起上传，文件名须一致。`,
            `The file "${name}" did not come along; upload it beside the sheet under the same name.`,
          ),
    );
    return [];
  });
}
