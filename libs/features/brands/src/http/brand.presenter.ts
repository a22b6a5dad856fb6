import { textColorOn } from '../domain/brand-color';
import type { BrandEntity } from '../persistence/brand.entity';
import type { BrandResponse } from './brand.responses';

export function presentBrand({
  version: _version,
  createdAt,
  updatedAt,
  ...brand
}: BrandEntity): BrandResponse {
  return {
    ...brand,
    textColor: textColorOn(brand.color),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
