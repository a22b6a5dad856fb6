import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidInput } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService, systemActor } from '@haojiao/features/audit';
import { decodeText } from '../files/decode-text';
import { readLexiconFile } from '../files/read-lexicon-file';
import { LexiconEntity } from '../persistence/lexicon.entity';
import { rowFaults } from '../row-faults';
import { LexiconVersions } from './lexicon-versions';
import { LexiconsService } from './lexicons.service';

/** Beside the sources: seen from them, and from what is compiled of them. */
const folders = [
  join(__dirname, '../../samples'),
  join(__dirname, '../../../../../../libs/features/proofing/samples'),
];

/** Names and words of the shipped lists by file; they are examples, no list that a unit could rely on. */
const samples: Record<string, { name: string; description: string }> = {
  'sample-words': {
    name: '示例词库（中性）',
    description: '随产品提供的中性示例词条，供试用和自建词库参考，不能代替本单位的词库。',
  },
  'sample-superlatives': {
    name: '示例词库（绝对化用语）',
    description: '随产品提供的绝对化用语示例，含“最低工资标准”等允许用法。',
  },
};

/** Neutral lists that come with the product, for the root unit, so that the first try finds something. */
@Injectable()
export class SampleLexicons {
  constructor(
    private readonly database: Database,
    private readonly lexicons: LexiconsService,
    private readonly versions: LexiconVersions,
    private readonly audit: AuditService,
  ) {}

  /** Safe at every start: what was installed once, changed or retired since, is left alone. */
  async install(rootId: string, manager: EntityManager): Promise<number> {
    let installed = 0;
    for (const [file, { name, description }] of Object.entries(samples)) {
      if (await manager.existsBy(LexiconEntity, { isSample: true, name })) continue;
      const lexicon = await this.lexicons.insert(manager, {
        organizationId: rootId,
        name,
        description,
        createdBy: null,
        isSample: true,
      });
      const rows = await sampleRows(file);
      const { number, termsHash } = await this.versions.append(manager, lexicon.id, rows, null);
      await this.database.query(
        'UPDATE lexicons SET active_number = $2 WHERE id = $1',
        [lexicon.id, number],
        manager,
      );
      await this.audit.record(manager, {
        actor: systemActor,
        organizationId: rootId,
        action: 'lexicon.imported',
        objectType: 'lexicon',
        objectId: lexicon.id,
        details: { number, terms: rows.length, termsHash, sample: true },
      });
      installed += 1;
    }
    return installed;
  }
}

/** The rows of a shipped list. @throws AppError `invalid_input` where a row is faulty: found by the tests, not at a start */
export async function sampleRows(file: string) {
  const read = await readLexiconFile(decodeText(await readFile(join(samplesFolder(), `${file}.csv`))), 'csv');
  const faults = [...read.faults, ...(await rowFaults(read.rows, (line) => `lines.${line}`))];
  if (faults.length > 0) throw invalidInput(faults);
  return read.rows.map(({ row }) => row);
}

/** Names of all shipped lists. */
export async function sampleFiles(): Promise<string[]> {
  const files = await readdir(samplesFolder());
  return files.filter((file) => file.endsWith('.csv')).map((file) => basename(file, '.csv'));
}

function samplesFolder(): string {
  const folder = folders.find(existsSync);
  if (folder) return folder;
  throw new Error('The folder of sample lexicons is missing from this installation');
}
