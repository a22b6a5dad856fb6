import { useRef, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useWords } from '@/ui';
import './upload.css';

/** Files dropped anywhere in it are sent. */
export function DropZone({
  onFiles,
  children,
}: {
  /** Absent: nothing can be dropped here. */
  onFiles?: (files: File[]) => void;
  children: ReactNode;
}) {
  const say = useWords('assets');
  // Each part of the page that the pointer crosses tells of entering and leaving.
  const depth = useRef(0);
  const [isOver, setOver] = useState(false);
  if (!onFiles) return <>{children}</>;
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const enter = (event: DragEvent, step: 1 | -1) => {
    if (!carriesFiles(event)) return;
    depth.current += step;
    setOver(depth.current > 0);
  };
  const drop = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className="drop-zone"
      onDragEnter={(event) => enter(event, 1)}
      onDragLeave={(event) => enter(event, -1)}
      onDragOver={(event) => carriesFiles(event) && event.preventDefault()}
      onDrop={drop}
    >
      {children}
      {isOver && <div className="drop-zone-sign">{say('upload.drop_here')}</div>}
    </div>
  );
}
