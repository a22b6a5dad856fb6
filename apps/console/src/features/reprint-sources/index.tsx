import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { ComponentProps } from 'react';
import './reprint-sources.css';
import './words';

// Each is opened from elsewhere, and none needs the others.
const Sources = lazy(() =>
  import('./reprint-sources-page').then((part) => ({ default: part.ReprintSourcesPage })),
);
const Register = lazy(() =>
  import('./register/register-page').then((part) => ({ default: part.RegisterPage })),
);
const Originals = lazy(() => import('./originals/originals').then((part) => ({ default: part.Originals })));

/** The originals that were kept of a reprint, for the page of the item. */
export const OriginalsOfContent = (props: ComponentProps<typeof Originals>) => (
  <Suspense fallback={<Skeleton active title={false} />}>
    <Originals {...props} />
  </Suspense>
);

export const ReprintRegister = () => (
  <Suspense fallback={<Skeleton active className="page" />}>
    <Register />
  </Suspense>
);

export default function ReprintSources() {
  return (
    <Suspense fallback={<Skeleton active className="page" />}>
      <Sources />
    </Suspense>
  );
}
