import { useWords } from '@/ui';
import { pictureAddress } from './chapter-files';

/** As the browser tests make them: of a desk, and of a telephone. Their place is kept free until they are there. */
const sizes = { desk: { width: 1280, height: 800 }, phone: { width: 375, height: 812 } };

export function ManualPicture({ name, alt }: { name: string; alt: string }) {
  const say = useWords('manual');
  const address = pictureAddress(name);
  if (address === undefined) return null;
  const isOfPhone = name.startsWith('phone-');
  return (
    <a
      className={isOfPhone ? 'manual-picture is-phone' : 'manual-picture'}
      href={address}
      target="_blank"
      rel="noreferrer"
      aria-label={say('enlarge', { what: alt })}
    >
      <img src={address} alt={alt} loading="lazy" {...sizes[isOfPhone ? 'phone' : 'desk']} />
    </a>
  );
}
