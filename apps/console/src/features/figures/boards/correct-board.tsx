import { useParams } from 'react-router-dom';
import { Answer } from '../parts/answer';
import PasteBoard from './paste-board';
import { useBoard } from './use-boards';

/** What was pasted or told wrongly of a ranking is put right by another one in its place. */
export default function CorrectBoard() {
  const { id = '' } = useParams();
  const board = useBoard(id);
  return (
    <Answer asked={board} rows={10}>
      {(old) => <PasteBoard key={old.id} old={old} />}
    </Answer>
  );
}
