"""What a short script with Pillow does: thumbnail, difference hash and mean of every file of a folder."""
import multiprocessing
import os
import sys

from PIL import Image


def look(file):
    with Image.open(file) as picture:
        picture.thumbnail((256, 256))
        small = picture.convert("L").resize((9, 8))
        values = list(small.getdata())
        bits = [
            values[row * 9 + column] > values[row * 9 + column + 1]
            for row in range(8)
            for column in range(8)
        ]
        colours = picture.convert("RGB").resize((1, 1)).getpixel((0, 0))
        return bits, colours


if __name__ == "__main__":
    folder, processes = sys.argv[1], int(sys.argv[2])
    files = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    if processes == 1:
        print(len([look(file) for file in files]))
    else:
        with multiprocessing.Pool(processes) as pool:
            print(len(pool.map(look, files)))
