import { Link } from 'react-router-dom';
import './link-row.css';

interface LinkOfRow {
  readonly to: string;
  readonly label: string;
  readonly isHere: boolean;
}

/** The parts of a section, each a page of its own, in one row that goes sideways under a thumb where they are too many. */
export function LinkRow({ label, links }: { label: string; links: readonly LinkOfRow[] }) {
  return (
    <nav aria-label={label} className="link-row">
      {links.map((link) => (
        <Link
          key={link.to}
          to={link.to}
          ref={link.isHere ? showInRow : undefined}
          aria-current={link.isHere ? 'page' : undefined}
        >
          {link.label}
        </Link>
      ))}
    </nav>
  );
}

/** The row alone is moved: `scrollIntoView` would move the page to it, too. */
function showInRow(link: HTMLAnchorElement | null): void {
  const row = link?.parentElement;
  if (row) row.scrollLeft = link.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
}
