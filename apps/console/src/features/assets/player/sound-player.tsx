import { PauseCircleFilled, PlayCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useWords } from '@/ui';
import { PreparationNotice } from '../asset/preparation-notice';
import { lengthText } from '../asset-facts';
import type { Asset } from '../use-asset';
import { ownAddress } from './own-address';
import { pathOf, viewBox } from './peaks';
import { soughtBy } from './seek-keys';
import './sound-player.css';
import { usePeaks } from './use-peaks';

/** Sound with its waveform: space plays and pauses, arrows go five seconds, Home and End to the edges. */
export function SoundPlayer({ asset }: { asset: Asset }) {
  const say = useWords('assets');
  const sound = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(asset.durationSeconds ?? 0);
  const peaks = usePeaks(asset);
  const levelled = asset.preparation?.files.find(
    ({ name, mediaType }) => name === 'sound' && mediaType === 'audio/mpeg',
  );
  const toggle = () => {
    if (isPlaying) sound.current?.pause();
    else void sound.current?.play().catch(() => setBroken(true));
  };
  const seek = (seconds: number) => {
    if (!sound.current) return;
    sound.current.currentTime = seconds;
    setAt(seconds);
  };
  const click = ({ currentTarget, clientX }: MouseEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    seek(((clientX - left) / width) * length);
  };
  const press = (event: KeyboardEvent) => {
    const sought = soughtBy(event.key, at, length);
    if (sought === null && event.key !== ' ') return;
    event.preventDefault();
    if (sought === null) toggle();
    else seek(sought);
  };
  const share = length > 0 ? Math.min(at / length, 1) : 0;
  const path = pathOf(peaks.data ?? []);
  const clip = { clipPath: `inset(0 ${(1 - share) * 100}% 0 0)` };
  return (
    <div className="sound">
      <audio
        ref={sound}
        src={ownAddress(levelled?.url ?? asset.url!)}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
        onDurationChange={({ currentTarget: { duration } }) =>
          Number.isFinite(duration) && setLength(duration)
        }
        onError={() => setBroken(true)}
      />
      <Button
        type="text"
        className="sound-button"
        icon={isPlaying ? <PauseCircleFilled /> : <PlayCircleFilled />}
        aria-label={say(isPlaying ? 'sound.pause' : 'sound.play', { name: asset.fileName })}
        disabled={isBroken}
        onClick={toggle}
      />
      <div
        className="sound-wave"
        role="slider"
        tabIndex={0}
        aria-label={say('sound.position', { name: asset.fileName })}
        aria-valuemin={0}
        aria-valuemax={Math.round(length)}
        aria-valuenow={Math.round(at)}
        aria-valuetext={say('sound.at', { at: lengthText(at), length: lengthText(length) })}
        onClick={click}
        onKeyDown={press}
      >
        {path === '' ? (
          <span className="sound-line">
            <span style={{ width: `${share * 100}%` }} />
          </span>
        ) : (
          <svg viewBox={viewBox} preserveAspectRatio="none" aria-hidden>
            <path className="sound-rest" d={path} />
            <path className="sound-heard" d={path} style={clip} />
          </svg>
        )}
      </div>
      <span className="sound-time">
        {say('sound.at', { at: lengthText(at), length: lengthText(length) })}
      </span>
      {isBroken && (
        <p className="sound-words" role="alert">
          {say('sound.broken')}
        </p>
      )}
      <div className="sound-words">
        <PreparationNotice asset={asset} />
      </div>
    </div>
  );
}
