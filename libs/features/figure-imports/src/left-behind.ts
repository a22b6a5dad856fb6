import { Injectable } from '@nestjs/common';
import { toCsv } from '@haojiao/kernel';
import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type { Actor } from '@haojiao/features/organizations';
import { FigureImportsService } from './figure-imports.service';
import type { FigureImportLineEntity } from './persistence/figure-import-line.entity';
import { ReadFigureImports, leftOutcomes } from './read-figure-imports';

/** The lines of which nothing, or not all, is written, as they stood in the table, each with why: nothing of a table is lost. */
@Injectable()
export class LeftBehind {
  constructor(
    private readonly imports: FigureImportsService,
    private readonly reads: ReadFigureImports,
  ) {}

  /** @throws AppError `figure_import_not_found`, `not_allowed` */
  async csv(actor: Actor, id: string, language: Language): Promise<string> {
    const { columns } = await this.imports.load(actor, id);
    const lines = await this.reads.leftBehind(actor, id);
    const heads = language === 'zh' ? ['行号', '未写入原因'] : ['Line', 'Why it was left'];
    return toCsv([
      [...heads, ...columns.map(({ head }) => head)],
      ...lines.map((row) => [String(row.line), reasonsOf(row, language).join(' '), ...row.cells]),
    ]);
  }
}

function reasonsOf({ notes, figures, state }: FigureImportLineEntity, language: Language): string[] {
  const isSettled = ['ready', 'differs', 'done'].includes(state);
  const differing = isSettled ? figures.filter(({ outcome }) => leftOutcomes.includes(outcome)) : [];
  return [
    ...notes.map(({ column, message }) => `${column ? `${column}: ` : ''}${pick(message, language)}`),
    ...differing.map(({ column, words, standsWords }) =>
      language === 'zh'
        ? `${column}：“${words}”与已记录的${standsWords === null ? '' : `“${standsWords}”`}不一致。`
        : `${column}: “${words}” differs from ${standsWords === null ? 'what stands' : `“${standsWords}”`}.`,
    ),
  ];
}
