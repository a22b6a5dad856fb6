import { Inject, Injectable } from '@nestjs/common';
import { fault, invalidInput, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { FigureSubjects, ImportedFigures, localDay } from '@haojiao/features/platform-figures';
import { AccountPosts } from './account-posts';
import { FigureImportsService } from './figure-imports.service';
import { FigureImportLineEntity } from './persistence/figure-import-line.entity';
import { placeFigures } from './place-figures';
import { lineFigure, stateOfOutcomes } from './settle-lines';

/** A person says which post a line means that no post, or several, were found for. */
@Injectable()
export class ChoosePost {
  constructor(
    private readonly database: Database,
    private readonly imports: FigureImportsService,
    private readonly subjects: FigureSubjects,
    private readonly posts: AccountPosts,
    private readonly figures: ImportedFigures,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError `figure_import_not_found`, `figure_import_line_not_found`, `figure_import_begun`,
   * `line_not_open`, `invalid_input`
   */
  async run(
    actor: Actor,
    importId: string,
    line: number,
    publicationId: string,
  ): Promise<FigureImportLineEntity> {
    return this.database.transaction(async (manager) => {
      const found = await this.imports.load(actor, importId, manager, true);
      const row = await manager.findOneBy(FigureImportLineEntity, { importId, line });
      if (!row) throw notFound('figure_import_line', '没有这一行。', 'There is no such line.');
      if (found.state !== 'checked') {
        throw ruleBroken(
          'figure_import_begun',
          '导入已确认，不能再改；请重新上传这个文件。',
          'The import was confirmed; send the file again.',
        );
      }
      if (!(row.state === 'unmatched' || row.state === 'ambiguous' || row.isChosen)) throw notOpen();
      const account = await this.subjects.of({
        channelAccountId: found.channelAccountId,
        publicationId: null,
      });
      const post = await this.posts.find(actor, account, publicationId, manager);
      if (!post) throw noSuchPost();
      const { takenAt } = found;
      const now = this.clock.now();
      const { placed, faults, warnings } = placeFigures(row, post, {
        account,
        takenAt,
        now,
        today: localDay(now, account.timeZone),
      });
      if (faults.length > 0)
        throw invalidInput(faults.map(({ code, message }) => ({ path: 'publicationId', code, message })));
      const outcomes = await this.figures.judge(
        manager,
        placed.map(({ draft }) => draft),
      );
      Object.assign(row, {
        publicationId: post.id,
        isChosen: true,
        state: stateOfOutcomes(outcomes),
        figures: placed.map(({ figure, draft }, index) => lineFigure(figure, draft, outcomes[index]!)),
        notes: warnings,
      });
      await manager.save(row);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: found.organizationId,
        action: 'figure_import.post_chosen',
        objectType: 'figure_import',
        objectId: importId,
        details: { line, publicationId: post.id },
      });
      return row;
    });
  }
}

function noSuchPost() {
  return invalidInput([
    fault(
      'publicationId',
      'post_of_another_account',
      '本账号没有这篇已发布的内容。',
      'This account has no such post that went out.',
    ),
  ]);
}

function notOpen() {
  return ruleBroken(
    'line_not_open',
    '这一行已经对应到一篇，或者有错误，不需要指定。',
    'This line has its post, or has faults; nothing is to be chosen.',
  );
}
