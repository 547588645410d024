import { dayColours, dayPlinths } from "./day-colours";

export const sharedSize = { width: 1200, height: 630 };

const stripe = 60;
const stripes = Array.from({ length: sharedSize.width / stripe }, (_, n) => ({
  left: n * stripe,
  background: n % 2 === 0 ? dayColours.green : dayColours.surface,
}));

/** A product on its plinth under the shop's awning. No words: the title stands beside a shared picture. */
export function OnPlinth({ picture, plinth }: { picture: string; plinth: string }) {
  return (
    <div
      style={{
        position: "relative",
        display: "flex",
        justifyContent: "center",
        width: "100%",
        height: "100%",
        background: dayPlinths[plinth] ?? dayPlinths.sand,
      }}
    >
      <div
        style={{
          position: "absolute",
          inset: "470px 0 0",
          backgroundImage: "linear-gradient(rgba(80,55,20,0.1), rgba(80,55,20,0.04))",
        }}
      />
      {stripes.map(({ left, background }) => (
        <div
          key={left}
          style={{
            position: "absolute",
            top: 0,
            left,
            width: stripe,
            height: stripe,
            background,
            borderRadius: `0 0 ${stripe / 2}px ${stripe / 2}px`,
          }}
        />
      ))}
      <div
        style={{
          position: "absolute",
          top: 498,
          left: 410,
          width: 380,
          height: 60,
          backgroundImage:
            "radial-gradient(closest-side, rgba(60,38,8,0.34), rgba(60,38,8,0.14) 55%, transparent)",
        }}
      />
      <img src={picture} alt="" width={400} height={400} style={{ marginTop: 130 }} />
    </div>
  );
}
