import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BrandCatalogue } from '@haojiao/features/brands';
import type { DeliveredBrand } from '../domain/delivery-document';
import { SiteMediaFinder } from '../site-media';

/** Brands as readers and front ends get them. */
@Injectable()
export class DeliveredBrands {
  constructor(
    private readonly brands: BrandCatalogue,
    private readonly media: SiteMediaFinder,
  ) {}

  /** Whoever changes the brand waits until the transaction ends, and follows with what was published then. */
  async hold(brandId: string, manager: EntityManager): Promise<void> {
    await this.brands.held(brandId, manager);
  }

  async of(brandId: string, manager: EntityManager): Promise<DeliveredBrand | null> {
    const brand = await this.brands.held(brandId, manager);
    if (!brand) return null;
    const picture = brand.logoAssetId ? await this.media.picture(brand.logoAssetId, manager) : null;
    const { id, code, name, color } = brand;
    return {
      ...{ id, code, name, color },
      logo: picture && {
        ...{ url: picture.url, width: picture.width, height: picture.height, alt: picture.alt },
      },
    };
  }
}
