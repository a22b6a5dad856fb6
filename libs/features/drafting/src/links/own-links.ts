import { Injectable } from '@nestjs/common';
import { isId } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import type { Judgement } from '../domain/judge-page';

/**
 * Links to our own pages and files, judged by the database. It tells what any reader of the public pages could see and
 * nothing more: an item that was never out is as unknown as one that does not exist.
 */
@Injectable()
export class OwnLinks {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  /** Null for an address that is not ours. */
  async judge(url: string): Promise<Judgement | null> {
    const path = this.pathOf(url);
    if (path === null) return null;
    const [, kind, key] = /^\/(p|o|assets)\/([^/?#]+)/.exec(path) ?? [];
    if (kind === 'p') return this.item(decoded(key!));
    if (kind === 'o') return this.front(decoded(key!));
    if (kind === 'assets') return this.asset(decoded(key!));
    return { verdict: 'unchecked', reason: 'own_page' };
  }

  private pathOf(url: string): string | null {
    const { publicUrl } = this.settings;
    if (/^\/(?!\/)/.test(url)) return url;
    return url === publicUrl || url.startsWith(`${publicUrl}/`) ? url.slice(publicUrl.length) : null;
  }

  /** Plan: the unique index `contents_slug`. */
  private async item(slug: string): Promise<Judgement> {
    const [found] = await this.database.query<{ state: string }>(
      'SELECT state FROM contents WHERE slug = $1 AND deleted_at IS NULL AND published_at IS NOT NULL',
      [slug],
    );
    if (!found) return { verdict: 'broken', reason: 'item_not_found' };
    return found.state === 'published'
      ? { verdict: 'ok', reason: null }
      : { verdict: 'broken', reason: 'item_withdrawn' };
  }

  private async front(code: string): Promise<Judgement> {
    const found = await this.database.query('SELECT 1 FROM organizations WHERE code = $1', [code]);
    return found.length > 0
      ? { verdict: 'ok', reason: null }
      : { verdict: 'broken', reason: 'unit_not_found' };
  }

  private async asset(id: string): Promise<Judgement> {
    const found = isId(id)
      ? await this.database.query('SELECT 1 FROM assets WHERE id = $1 AND deleted_at IS NULL', [id])
      : [];
    return found.length > 0
      ? { verdict: 'ok', reason: null }
      : { verdict: 'broken', reason: 'file_not_found' };
  }
}

/** A path that is no UTF-8 leads nowhere. */
function decoded(part: string): string {
  try {
    // The database stores no zero character, and is not asked for one.
    return decodeURIComponent(part).replaceAll('\u0000', '');
  } catch {
    return '';
  }
}
