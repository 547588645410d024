import { plinthColour } from "./plinth";

type Piece = { picture: string; plinth: string };

/** How high each podium stands and how large what is on it, from the left. Chosen by eye. */
const places = [
  { podium: "h-[24%]", thing: "w-[108%]" },
  { podium: "h-[46%]", thing: "w-[112%]" },
  { podium: "h-[33%]", thing: "w-[118%]" },
  { podium: "h-[58%]", thing: "w-[100%]" },
  { podium: "h-[20%]", thing: "w-[116%]" },
] as const;

/** The shop window: one thing of each of a few departments, on podiums of their colours. Only to look at. */
export function ShopWindow({ pieces }: { pieces: Piece[] }) {
  return (
    <div aria-hidden="true" className="grid aspect-[5/3] grid-cols-5 items-end gap-[0.8%]">
      {places.slice(0, pieces.length).map((place, i) => {
        const piece = pieces[i];
        if (!piece) return null;
        return (
          <div key={piece.picture} className="flex h-full flex-col items-center justify-end">
            <div className={`grounded z-1 -mb-[7%] shrink-0 ${place.thing}`}>
              <img
                src={piece.picture}
                alt=""
                width={256}
                height={256}
                fetchPriority={i === 2 ? "high" : "auto"}
                className="relative w-full"
              />
            </div>
            <div className={`podium w-full ${plinthColour(piece.plinth)} ${place.podium}`} />
          </div>
        );
      })}
    </div>
  );
}
