import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { BrandAssetUsages } from './brand-asset-usages';
import { BrandCatalogue } from './brand-catalogue';
import { BrandsService } from './brands.service';
import './persistence/brand.entity';

/** 品牌: named lines of work with colour and logo. */
@Module({
  imports: [AssetsModule, AuditModule, OrganizationsModule],
  providers: [BrandAssetUsages, BrandCatalogue, BrandsService],
  exports: [BrandCatalogue, BrandsService],
})
export class BrandsModule {}
