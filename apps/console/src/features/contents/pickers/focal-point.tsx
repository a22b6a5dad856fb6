import { Button } from 'antd';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useWords } from '@/ui';
import { addressOf } from '../editor/use-asset';
import type { Asset } from '../editor/use-asset';

export interface Point {
  readonly x: number;
  readonly y: number;
}

const STEP = 0.05;
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};
const within = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;

/** The place of a picture that no crop may cut off: pressed on, or moved by the arrow keys. */
export function FocalPoint({
  asset,
  point,
  onChange,
}: {
  asset: Asset;
  point: Point | null;
  onChange: (point: Point | null) => void;
}) {
  const say = useWords('contents');
  const address = addressOf(asset, 'medium');
  if (!address) return null;
  const { x, y } = point ?? { x: 0.5, y: 0.5 };
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // A press by the keyboard has no place.
    if (event.detail === 0) return;
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    onChange({ x: within((event.clientX - left) / width), y: within((event.clientY - top) / height) });
  };
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    onChange({ x: within(x + step[0]), y: within(y + step[1]) });
  };
  return (
    <>
      <button
        type="button"
        className="focal-point"
        aria-label={say('picture.focal_move')}
        onClick={press}
        onKeyDown={move}
      >
        <img src={address} alt="" />
        <span
          className={point ? 'focal-mark' : 'focal-mark is-unset'}
          style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
        />
      </button>
      {point && (
        <Button type="link" onClick={() => onChange(null)}>
          {say('picture.focal_clear')}
        </Button>
      )}
    </>
  );
}
