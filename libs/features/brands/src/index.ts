export { BrandCatalogue } from './brand-catalogue';
export * from './brands.module';
export { BrandsService } from './brands.service';
export { textColorOn } from './domain/brand-color';
export * from './http/brands-http.module';
export { BrandEntity } from './persistence/brand.entity';
