import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService, cleanHtml } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { findDamage } from '@haojiao/features/proofing';
import { editsOf } from './domain/import-damage';
import { repairedTitle } from './domain/import-title';
import { applyEdits, textMapOf } from './domain/text-map';
import { ImportsService } from './imports.service';
import type { ImportEntity } from './persistence/import.entity';
import { withAssets } from './picture-places';
import { RepairImport } from './repair-import';

export interface DraftOfImport {
  title?: string;
  columnId?: string;
  summary?: string;
  byline?: string;
  tags?: string[];
  source?: { name: string; url?: string };
}

@Injectable()
export class DraftImport {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsService,
    private readonly repairs: RepairImport,
    private readonly contents: ContentsService,
    private readonly audit: AuditService,
    private readonly settings: Settings,
  ) {}

  /**
   * Makes the repaired text an article of the unit, by the same door as every draft; the import stays as its record.
   * @throws AppError `import_not_found`, `not_allowed`, `import_not_ready`, and as a new item (`invalid_input`)
   */
  async run(actor: Actor, id: string, input: DraftOfImport): Promise<ContentEntity> {
    return this.database.transaction(async (manager) => {
      const { found, place } = await this.imports.loadForWriter(actor, id, ['ready'], manager);
      const damages = await this.repairs.decided(found, manager);
      const [map, edits] = [textMapOf(found.html), editsOf(damages)];
      const repaired = applyEdits(found.html, map, edits);
      const { html } = cleanHtml(withAssets(repaired, found.pictures), this.settings.publicUrl);
      const content = await this.contents.createDraft(manager, actor, {
        organizationId: found.organizationId,
        type: 'article',
        ...input,
        title: input.title ?? (repairedTitle(map.text, found.title, damages) || untitled),
        source: input.source ?? sourceOf(found),
        article: { html },
      });
      found.state = 'drafted';
      found.contentId = content.id;
      await manager.save(found);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: place.id,
        action: 'import.drafted',
        objectType: 'import',
        objectId: id,
        details: { contentId: content.id, originalSha256: found.originalSha256, repairs: edits.length },
      });
      return content;
    });
  }
}

const untitled = '未命名（导入）';

/** As the page prints it where that is undamaged, else the host that it came from. */
function sourceOf({ facts, sourceUrl }: ImportEntity): { name: string; url?: string } | undefined {
  const isSound = findDamage(facts.sourceName ?? '').every(({ kind }) => kind === 'half_width_punctuation');
  const name = (isSound && facts.sourceName) || (sourceUrl ? new URL(sourceUrl).hostname : null);
  return name ? { name, ...(sourceUrl && { url: sourceUrl }) } : undefined;
}
