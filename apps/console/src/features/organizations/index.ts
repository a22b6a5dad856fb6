import { lazy } from 'react';
import './words';

export { CurrentUnitProvider, useCurrentUnit } from './current-unit';
export { NewPersonDrawer, PersonSelect, UnitForm, UnitsBelowField } from './later';
export type { UnitValues } from './unit-form';
export type { UnitsBelow } from './units-below-field';
export { UnitSelect } from './unit-select';
export { useUnitName, useUnitPath, useUnits } from './use-units';
export { useRoleName } from './roles';
export { usePersonName } from './use-people';

/** The frame needs the units at once; the pages about them only who opens them. */
export default lazy(() =>
  import('./organization-pages').then((part) => ({ default: part.OrganizationPages })),
);
