import { Suspense, lazy } from 'react';
import type { ComponentProps } from 'react';

// Other folders open these now and then: they are not loaded with the frame.
const Drawer = lazy(() => import('./new-person-drawer').then((part) => ({ default: part.NewPersonDrawer })));
const Form = lazy(() => import('./unit-form').then((part) => ({ default: part.UnitForm })));
const Person = lazy(() => import('./person-select').then((part) => ({ default: part.PersonSelect })));
const Below = lazy(() => import('./units-below-field').then((part) => ({ default: part.UnitsBelowField })));

export const NewPersonDrawer = (props: ComponentProps<typeof Drawer>) => (
  <Suspense fallback={null}>
    <Drawer {...props} />
  </Suspense>
);

export const UnitForm = (props: ComponentProps<typeof Form>) => (
  <Suspense fallback={null}>
    <Form {...props} />
  </Suspense>
);

export const PersonSelect = (props: ComponentProps<typeof Person>) => (
  <Suspense fallback={null}>
    <Person {...props} />
  </Suspense>
);

export const UnitsBelowField = (props: ComponentProps<typeof Below>) => (
  <Suspense fallback={null}>
    <Below {...props} />
  </Suspense>
);
