import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { BrandsService } from '@haojiao/features/brands';
import { DELIVERY_CHANGED } from '../domain/delivery-change';
import type { DeliveredBrand } from '../domain/delivery-document';
import { DeliveredBrands } from './delivered-brands';

/** Brands that change their name, code, colour or logo: what was published in them follows, in the same transaction. */
@Injectable()
export class FollowBrands implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly brands: BrandsService,
    private readonly delivered: DeliveredBrands,
  ) {}

  onModuleInit(): void {
    this.brands.onChanged(async ({ id }, manager) => {
      const brand = await this.delivered.of(id, manager);
      if (brand) await this.tell(brand, manager);
      // Lists of brands are kept, too. Everybody forgets everything: it is rare.
      await this.database.query(
        'SELECT pg_notify($1, $2)',
        [DELIVERY_CHANGED, '{"everything":true}'],
        manager,
      );
    });
  }

  /**
   * Readers get bytes as they lie there, so the brand is replaced in them; a quote within a text of theirs is always
   * written as `\"`, hence the pattern matches nothing but the member itself. Plan: `delivery_documents_brand_id`; all of
   * a brand's rows are written when it changes its looks.
   */
  private async tell(brand: DeliveredBrand, manager: EntityManager): Promise<void> {
    await this.database.query(
      `UPDATE delivery_documents d
       SET brand_code = $2, document = told.document, summary = told.summary,
           etag = '"' || left(translate(encode(sha256(told.document), 'base64'), '+/', '-_'), 27) || '"',
           updated_at = greatest(date_trunc('milliseconds', clock_timestamp()), d.updated_at + interval '1 second')
       FROM (SELECT content_id,
                    convert_to(regexp_replace(convert_from(document, 'UTF8'), $3, $4), 'UTF8') AS document,
                    convert_to(regexp_replace(convert_from(summary, 'UTF8'), $3, $4), 'UTF8') AS summary
             FROM delivery_documents WHERE brand_id = $1 AND document IS NOT NULL) AS told
       WHERE d.content_id = told.content_id
         AND (d.brand_code, d.document, d.summary) IS DISTINCT FROM ($2, told.document, told.summary)`,
      [brand.id, brand.code, memberOf(brand.id), `"brand":${JSON.stringify(brand).replaceAll('\\', '\\\\')}`],
      manager,
    );
  }
}

/** Matches the member `brand` of a document, whatever it says but the id. */
function memberOf(brandId: string): string {
  const text = String.raw`"(?:[^"\\]|\\.)*"`;
  const object = String.raw`\{(?:[^{}"]|${text})*\}`;
  return String.raw`"brand":\{"id":"${brandId}"(?:[^{}"]|${text}|${object})*\}`;
}
