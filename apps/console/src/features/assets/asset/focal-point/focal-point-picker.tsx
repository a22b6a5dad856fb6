import type { KeyboardEvent, MouseEvent } from 'react';
import { useWords } from '@/ui';
import { movedBy, pointAt } from './crop-position';
import type { Point } from './crop-position';

const MIDDLE: Point = { x: 0.5, y: 0.5 };

/** The picture; a click or the arrow keys say what its crops keep in sight. */
export function FocalPointPicker({
  address,
  alt,
  point,
  onPoint,
}: {
  address: string;
  alt: string;
  point: Point | null;
  /** Absent: only shown. */
  onPoint?: (point: Point) => void;
}) {
  const say = useWords('assets');
  const picture = <img src={address} alt={alt} className="focal-picture" />;
  const sign = point && (
    <span
      className="focal-sign"
      aria-hidden
      style={{ left: `${point.x * 100}%`, top: `${point.y * 100}%` }}
    />
  );
  if (!onPoint)
    return (
      <div className="focal-frame">
        {picture}
        {sign}
      </div>
    );
  const click = ({ currentTarget, clientX, clientY }: MouseEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    onPoint(pointAt((clientX - left) / width, (clientY - top) / height));
  };
  const press = (event: KeyboardEvent) => {
    const moved = movedBy(event.key, point ?? MIDDLE);
    if (!moved) return;
    event.preventDefault();
    onPoint(moved);
  };
  const { x, y } = point ?? MIDDLE;
  const place = say('focal.place', { x: Math.round(x * 100), y: Math.round(y * 100) });
  return (
    <div
      role="slider"
      tabIndex={0}
      className="focal-frame is-movable"
      aria-label={say('focal.title')}
      aria-valuenow={Math.round(x * 100)}
      aria-valuetext={point ? place : say('focal.automatic')}
      onClick={click}
      onKeyDown={press}
    >
      {picture}
      {sign}
    </div>
  );
}
