"""Why a network answered as it did: heatmaps over the picture, its mistakes, and pictures at the border."""
