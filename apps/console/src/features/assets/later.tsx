import { Suspense, lazy } from 'react';
import type { ComponentProps } from 'react';

// Other folders open these now and then: they are not loaded with their pages.
const Picker = lazy(() => import('./picker/asset-picker').then((part) => ({ default: part.AssetPicker })));
const AltText = lazy(() =>
  import('./bulk/alt-text-dialog').then((part) => ({ default: part.AltTextDialog })),
);

export const AssetPicker = (props: ComponentProps<typeof Picker>) => (
  <Suspense fallback={null}>
    <Picker {...props} />
  </Suspense>
);

export const AltTextDialog = (props: ComponentProps<typeof AltText>) => (
  <Suspense fallback={null}>
    <AltText {...props} />
  </Suspense>
);
