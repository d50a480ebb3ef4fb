import type { PlaceCard } from '../../messages/place-schema.ts';
import type { Api } from './api.ts';
import { areasAt } from './areas-at.ts';
import { filled } from './filled.ts';
import { findMe } from './find-me.ts';
import { openPlacePicker } from './place-picker.ts';
import { wordsIn } from './words.ts';

interface Picking {
  api: Api;
  card: PlaceCard;
  onEnd(card: PlaceCard): void;
}

/** The map with its pin and its one large button. @throws where the map cannot be had. */
export async function showPicker(page: HTMLElement, { api, card, onEnd }: Picking): Promise<void> {
  const { areas } = await api.map();
  const words = wordsIn(card.lang);
  page.replaceChildren(filled('picker', words));
  const at = <Kind extends HTMLElement>(selector: string) => page.querySelector<Kind>(selector)!;
  const [box, pinAt, problem, send, findButton] = [
    at('.map'),
    at('.pin-at'),
    at('.problem'),
    at<HTMLButtonElement>('.send'),
    at<HTMLButtonElement>('.find-me'),
  ];
  box.setAttribute('aria-label', words.map);
  at('.closer').setAttribute('aria-label', words.closer);
  at('.farther').setAttribute('aria-label', words.farther);

  const picker = openPlacePicker(box, { areas, ...card }, () => tellPin());
  const tellPin = () => {
    const under = areasAt(areas, picker.place()).map(({ kind, name }) => `${words.kinds[kind]} ${name}`);
    pinAt.textContent = under.length > 0 ? words.pinIn(under.join(', ')) : words.pinOutside;
    problem.textContent = '';
  };
  tellPin();

  at('.closer').addEventListener('click', () => picker.zoom(1));
  at('.farther').addEventListener('click', () => picker.zoom(-1));
  findButton.addEventListener('click', async () => {
    findButton.disabled = true;
    pinAt.textContent = words.finding;
    const found = await findMe();
    findButton.disabled = false;
    tellPin();
    if (typeof found === 'string') {
      problem.textContent = found === 'refused' ? words.refused : words.notFound;
      return;
    }
    picker.showMe(found, found.metres);
    pinAt.textContent = words.found(Math.max(1, Math.round(found.metres)));
  });
  send.addEventListener('click', async () => {
    if (!picker.isMoved()) {
      problem.textContent = words.moveFirst;
      return;
    }
    const { lat, lng } = picker.place();
    problem.textContent = '';
    send.disabled = true;
    send.textContent = words.sending;
    // Sent again it is the same: the server takes the first.
    const answer = await api.send({ lat, lon: lng }).catch(() => 'line_broke' as const);
    if (answer === 'over') onEnd({ ...card, state: 'over' });
    else if (typeof answer === 'object') onEnd(answer);
    else {
      send.disabled = false;
      send.textContent = words.send;
      problem.textContent = answer === 'too_often' ? words.tooOften : words.notSent;
    }
  });
}
