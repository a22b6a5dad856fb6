import { execFileSync } from 'node:child_process';

export interface FilmedWish {
  seconds?: number;
  width?: number;
  height?: number;
  frameRate?: number;
  /** ffmpeg's name of an encoder; with `libvpx` the path should end in `.webm`. */
  video?: 'libx264' | 'libx265' | 'libvpx' | 'mpeg4';
  audio?: 'aac' | 'libvorbis' | 'none';
  /** Noise is what encoders hardly make smaller. */
  picture?: 'test' | 'noise';
}

/** A real film with moving pictures and a tone, made by the ffmpeg program at `ffmpeg`; the path's ending says which container. */
export function filmTo(path: string, ffmpeg: string, wish: FilmedWish = {}): void {
  const { seconds = 4, width = 640, height = 360, frameRate = 25, video = 'libx264', audio = 'aac' } = wish;
  const picture = `testsrc=size=${width}x${height}:rate=${frameRate}:duration=${seconds}`;
  const noise = wish.picture === 'noise' ? ',noise=alls=25:allf=t' : '';
  execFileSync(ffmpeg, [
    ...['-v', 'error', '-nostdin', '-y', '-f', 'lavfi', '-i', picture + noise],
    ...(audio === 'none' ? [] : ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`]),
    ...[
      '-c:v',
      video,
      ...(video.startsWith('libx') ? ['-preset', 'ultrafast'] : []),
      '-pix_fmt',
      'yuv420p',
      '-b:v',
      wish.picture === 'noise' ? '20M' : '1M',
    ],
    ...(audio === 'none' ? [] : ['-c:a', audio]),
    ...['-metadata', 'location=+31.2304+121.4737/', path],
  ]);
}
