import { drawDeer, drawOwl, drawSitting, drawWhale } from "./animals.ts";
import {
  drawBridge,
  drawHouse,
  drawLighthouse,
  drawObservatory,
  drawTower,
  drawWindmill,
} from "./buildings.ts";
import {
  drawBook,
  drawBottle,
  drawCompass,
  drawGuitar,
  drawLantern,
  drawMug,
  drawPhone,
  drawTelescope,
} from "./objects.ts";
import type { Pen } from "./pen.ts";
import { drawPerson } from "./people.ts";
import { drawFlower, drawMushroom, drawTree } from "./plants.ts";
import {
  drawBalloon,
  drawBicycle,
  drawRocket,
  drawShip,
  drawTrain,
} from "./vessels.ts";

/** How a subject is drawn and where it likes to be. */
interface Subject {
  /** About 100 units high, foot at 0,0. */
  readonly draw: (pen: Pen) => string;
  /** Size beside the usual one. */
  readonly size: number;
  readonly stands: "ground" | "water" | "air";
}

const onGround = (draw: Subject["draw"], size = 1): Subject => ({
  draw,
  size,
  stands: "ground",
});

export const subjects = {
  fox: onGround((pen) => drawSitting(pen, "fox")),
  cat: onGround((pen) => drawSitting(pen, "cat")),
  dog: onGround((pen) => drawSitting(pen, "dog")),
  rabbit: onGround((pen) => drawSitting(pen, "rabbit"), 0.85),
  owl: onGround(drawOwl),
  whale: { draw: drawWhale, size: 0.95, stands: "water" },
  deer: onGround(drawDeer),
  person: onGround(drawPerson, 0.9),
  lighthouse: onGround(drawLighthouse, 0.95),
  tower: onGround(drawTower, 0.85),
  windmill: onGround(drawWindmill, 0.9),
  observatory: onGround(drawObservatory),
  house: onGround(drawHouse, 0.95),
  bridge: { draw: drawBridge, size: 0.9, stands: "water" },
  ship: { draw: drawShip, size: 1, stands: "water" },
  balloon: { draw: drawBalloon, size: 0.8, stands: "air" },
  rocket: { draw: drawRocket, size: 0.8, stands: "air" },
  bicycle: onGround(drawBicycle),
  train: onGround(drawTrain, 0.9),
  mug: onGround(drawMug),
  bottle: onGround(drawBottle, 0.9),
  compass: onGround(drawCompass),
  book: onGround(drawBook, 1.05),
  phone: onGround(drawPhone, 0.9),
  lantern: onGround(drawLantern, 0.9),
  telescope: onGround(drawTelescope, 0.9),
  flower: onGround(drawFlower),
  mushroom: onGround(drawMushroom, 0.95),
  tree: onGround((pen) => drawTree(pen, "broad"), 1.2),
  guitar: onGround(drawGuitar, 0.8),
} as const satisfies Record<string, Subject>;

export type SubjectName = keyof typeof subjects;
