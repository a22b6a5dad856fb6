import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { BrandCatalogue } from '@haojiao/features/brands';
import type { PlaceInTree } from '@haojiao/features/organizations';
import type { ContentDocument } from './domain/content-document';

export interface BrandContext {
  place: PlaceInTree;
  /** What the item said before: what it named then is not asked about again. */
  previous: ContentDocument | null;
  manager: EntityManager;
  given?: { brandId?: string };
}

/** Whether an item may belong to the brand that it names: one of its unit or of a unit above, that is not retired. */
@Injectable()
export class BrandReferences {
  constructor(private readonly brands: BrandCatalogue) {}

  async faults({ brandId }: ContentDocument, context: BrandContext): Promise<Fault[]> {
    const { place, previous, manager, given } = context;
    if (brandId === undefined || brandId === previous?.brandId || brandId === given?.brandId) return [];
    const brand = await this.brands.held(brandId, manager);
    if (!brand || !place.path.includes(brand.place.id)) return [unknownBrand()];
    return brand.state === 'retired' ? [retiredBrand()] : [];
  }
}

function unknownBrand(): Fault {
  return fault(
    'brandId',
    'brand_unknown',
    '没有这个品牌：应为本单位或上级单位的品牌。',
    'There is no such brand in this unit or one above it.',
  );
}

function retiredBrand(): Fault {
  return fault(
    'brandId',
    'brand_retired',
    '这个品牌已停用，请换一个。',
    'This brand is retired; take another.',
  );
}
